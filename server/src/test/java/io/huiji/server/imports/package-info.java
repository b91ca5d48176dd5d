@NullMarked
package io.huiji.server.imports;

import org.jspecify.annotations.NullMarked;
