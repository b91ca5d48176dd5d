/** When granted points lapse (R15–R17). */
@org.jspecify.annotations.NullMarked
package io.huiji.engine.expiry;
