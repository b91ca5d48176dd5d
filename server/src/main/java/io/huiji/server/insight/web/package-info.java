/** HTTP of the overview and the reports. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.insight.web;
