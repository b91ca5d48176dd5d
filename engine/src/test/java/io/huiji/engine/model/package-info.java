/** A deliberately simple second opinion on the books. */
@org.jspecify.annotations.NullMarked
package io.huiji.engine.model;
