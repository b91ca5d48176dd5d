/** SQL of the module. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.operations.store;
