/** Days and zones as whole numbers, so that a decision needs no calendar objects. */
@org.jspecify.annotations.NullMarked
package io.huiji.engine.time;
