/** Tests of the programme module. */
@NullMarked
package io.huiji.server.programme;

import org.jspecify.annotations.NullMarked;
