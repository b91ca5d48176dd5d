@NullMarked
package io.huiji.server.cli;

import org.jspecify.annotations.NullMarked;
