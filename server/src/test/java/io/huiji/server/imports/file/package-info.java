@NullMarked
package io.huiji.server.imports.file;

import org.jspecify.annotations.NullMarked;
