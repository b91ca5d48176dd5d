/** The PostgreSQL that Huiji brings along: unpacked, initialised, watched and stopped by our own code (docs/decisions/0003). Start reading at {@link EmbeddedPostgres}. */
@NullMarked
package io.huiji.server.platform.postgres;

import org.jspecify.annotations.NullMarked;
