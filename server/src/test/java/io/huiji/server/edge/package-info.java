/** Tests generated from {@code /openapi.json}: what holds for every endpoint holds for the next one too. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.edge;
