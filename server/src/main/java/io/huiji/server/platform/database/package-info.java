/** The data source: where the database is, the migrations of the owner, the pool of the application's role. Start reading at {@link DatabaseConfiguration}. */
@NullMarked
package io.huiji.server.platform.database;

import org.jspecify.annotations.NullMarked;
