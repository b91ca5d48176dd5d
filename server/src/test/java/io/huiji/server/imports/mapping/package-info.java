@NullMarked
package io.huiji.server.imports.mapping;

import org.jspecify.annotations.NullMarked;
