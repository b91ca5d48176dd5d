package io.huiji.server.member;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The locked row of a phone.
 *
 * @param phoneHash the phone's keyed blind index
 * @param memberId {@code null}: nobody has enrolled with it yet
 */
public record PhoneGate(UUID phoneHash, @Nullable Long memberId) {}
