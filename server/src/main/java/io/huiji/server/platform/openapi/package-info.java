/** The API's description, made from the controllers: {@code /openapi.json}, and {@code /docs}, which shows it. Start reading at {@link ApiDescription}. */
@NullMarked
package io.huiji.server.platform.openapi;

import org.jspecify.annotations.NullMarked;
