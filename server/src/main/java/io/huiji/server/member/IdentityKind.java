package io.huiji.server.member;

import java.util.Locale;

/** What a member can be known by. Each value belongs to one member in the whole chain. */
public enum IdentityKind {
    /** A phone number; read by {@code PhoneNumber}. */
    PHONE,
    /** The number on a card. */
    CARD,
    /** An openid or unionid. */
    WECHAT,
    /** The number a partner's system gave the member, as {@code namespace:number}; without a namespace it falls into {@code default}. */
    PARTNER_ID;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
