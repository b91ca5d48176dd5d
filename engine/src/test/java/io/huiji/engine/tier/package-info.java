/** Tests. */
@org.jspecify.annotations.NullMarked
package io.huiji.engine.tier;
