package io.huiji.server.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a caller may do: a permission. Named in keys, in {@link Role} and in {@link Needs}; the API spells them {@code purchases:write}. */
public enum Scope {
    MEMBERS_READ, MEMBERS_ENROL, MEMBERS_WRITE, MEMBERS_MERGE, PHONES_READ,
    MEMBERS_LIST, MEMBERS_EXPORT, TAGS_WRITE, RECEIPTS_READ,
    PURCHASES_WRITE, REFUNDS_OLDER, REDEMPTIONS_WRITE, TRANSFERS_WRITE, ADJUSTMENTS_WRITE, BOOKS_READ,
    STORES_READ, STORES_WRITE, PRODUCTS_READ, PRODUCTS_WRITE, PROGRAMMES_READ, PROGRAMMES_WRITE,
    IMPORTS_WRITE, AUDITS_READ, INSIGHT_READ, ACCESS_WRITE, OPERATE,
    COMPLAINTS_READ, COMPLAINTS_WRITE,
    STAFF_READ, STAFF_WRITE, DUTIES_WRITE, APPROVALS_READ, APPROVALS_WRITE, TRAIL_READ,
    SESSION, ME;

    /** For people alone: no API key has them, so a second person is a person. */
    public static final Set<Scope> OF_PEOPLE = Set.copyOf(EnumSet.of(MEMBERS_MERGE, STAFF_WRITE, DUTIES_WRITE, APPROVALS_WRITE, TRAIL_READ, SESSION, ME));

    /** What a key can hold. */
    public static final Set<Scope> OF_KEYS = Set.copyOf(EnumSet.complementOf(EnumSet.copyOf(OF_PEOPLE)));

    /** What only somebody who is signed in has a use for. */
    static final Set<Scope> OF_SESSIONS = Set.of(SESSION, ME);

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /** @throws IllegalArgumentException no such scope */
    public static Scope of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace(':', '_'));
    }

    /** With what the scopes contain: whoever changes members also enrols them; a key for purchases refunds receipts of any day. */
    static Set<Scope> ofKey(Collection<Scope> held) {
        Set<Scope> all = EnumSet.noneOf(Scope.class);
        all.addAll(held);
        if (held.contains(MEMBERS_WRITE)) {
            all.add(MEMBERS_ENROL);
        }
        if (held.contains(PURCHASES_WRITE)) {
            all.add(REFUNDS_OLDER);
        }
        return Set.copyOf(all);
    }
}
