/** Handlers for the tests of the edge. */
@org.jspecify.annotations.NullMarked
package io.huiji.probe;
