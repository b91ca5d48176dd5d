/** HTTP of the lists. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.listing.web;
