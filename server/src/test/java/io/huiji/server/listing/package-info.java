@org.jspecify.annotations.NullMarked
package io.huiji.server.listing;
