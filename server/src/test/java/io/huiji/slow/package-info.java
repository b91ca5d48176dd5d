/** Outside the packages that the application looks through, so that only the test that names it gets it. */
@NullMarked
package io.huiji.slow;

import org.jspecify.annotations.NullMarked;
