/** Programmes over HTTP. */
@NullMarked
package io.huiji.server.programme.web;

import org.jspecify.annotations.NullMarked;
