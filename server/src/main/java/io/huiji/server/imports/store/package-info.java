@NullMarked
package io.huiji.server.imports.store;

import org.jspecify.annotations.NullMarked;
