/** What a file of receipt lines says: which lines count, what they come to, which sale a return takes back. Pure. Start at {@link io.huiji.server.imports.model.Contents}. */
@NullMarked
package io.huiji.server.imports.model;

import org.jspecify.annotations.NullMarked;
