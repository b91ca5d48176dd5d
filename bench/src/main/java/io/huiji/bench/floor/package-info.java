/** What the same database does when asked as directly as can be: one stored-function call per earn. */
@NullMarked
package io.huiji.bench.floor;

import org.jspecify.annotations.NullMarked;
