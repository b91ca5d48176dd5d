@org.jspecify.annotations.NullUnmarked
package io.huiji.server.complaint;
