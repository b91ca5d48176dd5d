/** What a key and a partner are. Pure. */
@NullMarked
package io.huiji.server.access.model;

import org.jspecify.annotations.NullMarked;
