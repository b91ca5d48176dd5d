/** The SQL of partners and keys. */
@NullMarked
package io.huiji.server.access.store;

import org.jspecify.annotations.NullMarked;
