/** Facts in, decision out: the pure core of Huiji. */
@org.jspecify.annotations.NullMarked
package io.huiji.engine;
