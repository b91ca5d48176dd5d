/** Steps and rules said in plain sentences of a shop's language, Chinese and English. */
@org.jspecify.annotations.NullMarked
package io.huiji.engine.explain;
