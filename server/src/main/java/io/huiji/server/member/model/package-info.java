/** Pure parts: phone numbers, masking, sealing, the dynamic code. */
@org.jspecify.annotations.NullMarked
package io.huiji.server.member.model;
