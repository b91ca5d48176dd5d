/** The HTTP edge: size limits, strict binding, problem documents. Start reading at {@link EdgeFilter} and {@link ProblemResolver}. */
@NullMarked
package io.huiji.server.platform.web;

import org.jspecify.annotations.NullMarked;
