/** SQL of the lists: over the schemas of several modules, since a list is filtered and ordered by what several of them know. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.listing.store;
