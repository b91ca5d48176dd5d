/** SQL of drafts, versions and budgets. */
@NullMarked
package io.huiji.server.programme.store;

import org.jspecify.annotations.NullMarked;
