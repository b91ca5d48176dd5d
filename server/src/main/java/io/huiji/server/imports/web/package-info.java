@NullMarked
package io.huiji.server.imports.web;

import org.jspecify.annotations.NullMarked;
