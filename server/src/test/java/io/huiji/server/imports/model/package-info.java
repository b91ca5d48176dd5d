@NullMarked
package io.huiji.server.imports.model;

import org.jspecify.annotations.NullMarked;
