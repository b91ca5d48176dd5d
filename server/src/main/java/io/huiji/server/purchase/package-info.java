/** Business numbers of receipts and refunds, and what of a receipt was refunded. */
@ApplicationModule(displayName = "Purchases", allowedDependencies = {"platform", "access", "store", "product"})
@NullMarked
package io.huiji.server.purchase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
