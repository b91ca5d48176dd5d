/** SQL of business numbers. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.purchase.store;
