/** The HTTP of access: who is calling, whether she may, and the endpoints for partners and keys. */
@NullMarked
package io.huiji.server.access.web;

import org.jspecify.annotations.NullMarked;
