/** SQL of the books. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.ledger.store;
