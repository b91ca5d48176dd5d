/** Which column of a file is what, written as JSON. Start at {@link io.huiji.server.imports.mapping.Mapping}. */
@NullMarked
package io.huiji.server.imports.mapping;

import org.jspecify.annotations.NullMarked;
