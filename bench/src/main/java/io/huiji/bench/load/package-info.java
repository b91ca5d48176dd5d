/** An HTTP load client that leaves the processor to the server: one selector loop, requests made ahead. Start reading at {@link io.huiji.bench.load.Load}. */
@NullMarked
package io.huiji.bench.load;

import org.jspecify.annotations.NullMarked;
