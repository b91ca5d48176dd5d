/** HTTP of everything that moves value. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.desk.web;
