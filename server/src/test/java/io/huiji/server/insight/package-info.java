/** The overview against the books. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.insight;
