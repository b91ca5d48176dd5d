/** Carries an import out in the background: reading, looking up, orders to the desk, figures. Start at {@link io.huiji.server.imports.job.ImportJob}. */
@NullMarked
package io.huiji.server.imports.job;

import org.jspecify.annotations.NullMarked;
