package io.huiji.server.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a key may do. Named in keys and in {@link Needs}; the API spells them {@code purchases:write}. */
public enum Scope {
    MEMBERS_READ, MEMBERS_WRITE, PHONES_READ,
    PURCHASES_WRITE, REDEMPTIONS_WRITE, TRANSFERS_WRITE, ADJUSTMENTS_WRITE, BOOKS_READ,
    STORES_READ, STORES_WRITE, PRODUCTS_READ, PRODUCTS_WRITE, PROGRAMMES_READ, PROGRAMMES_WRITE,
    IMPORTS_WRITE, AUDITS_READ, ACCESS_WRITE, OPERATE;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /** @throws IllegalArgumentException no such scope */
    public static Scope of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace(':', '_'));
    }
}
