/** What a decision may look at: the member's books, her standing, the store, the budgets. Read by the server, never by the engine. */
@org.jspecify.annotations.NullMarked
package io.huiji.engine.facts;
