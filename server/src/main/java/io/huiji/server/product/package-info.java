/** Categories, products and barcodes; unknown products are accepted and listed. */
@ApplicationModule(displayName = "Products", allowedDependencies = {"platform", "access"})
@NullMarked
package io.huiji.server.product;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
