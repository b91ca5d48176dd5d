/** The one strict JSON mapper. Start reading at {@link StrictJson}. */
@NullMarked
package io.huiji.server.platform.json;

import org.jspecify.annotations.NullMarked;
