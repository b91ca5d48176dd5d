/** The programme as its owner writes it: one readable document, no behaviour. {@code PlanCheck} finds what is wrong with it, {@code Plan} makes it ready to decide. */
@org.jspecify.annotations.NullMarked
package io.huiji.engine.programme;
