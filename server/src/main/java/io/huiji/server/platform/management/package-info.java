/** What the people who run Huiji look at: health is open, metrics need a key, nothing else is offered. */
@NullMarked
package io.huiji.server.platform.management;

import org.jspecify.annotations.NullMarked;
