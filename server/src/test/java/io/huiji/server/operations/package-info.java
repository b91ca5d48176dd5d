/** The health of an installation. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.operations;
