/** Lists for people, over everything: members, receipts, refunds and redemptions, searched, paged and taken along as a file. Reads alone. */
@ApplicationModule(displayName = "Lists", allowedDependencies = {"platform", "access", "store", "product", "member", "programme", "ledger", "standing", "purchase"})
@NullMarked
package io.huiji.server.listing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
