/** The server under measurement: its process, its scratch data, what is prepared in it. */
@NullMarked
package io.huiji.bench.server;

import org.jspecify.annotations.NullMarked;
