/** Tests of the document. */
@NullMarked
package io.huiji.server.programme.model;

import org.jspecify.annotations.NullMarked;
