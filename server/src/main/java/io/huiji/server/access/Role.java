package io.huiji.server.access;

import static io.huiji.server.access.Scope.*;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What people are, and the one table that says what each may do. Whatever stands in no line is denied.
 * A role of a store acts for the stores of its account and for nothing else; a role of head office acts for all of them.
 */
public enum Role {
    ADMINISTRATOR(true, "系统管理员", "Administrator",
            MEMBERS_READ, MEMBERS_ENROL, MEMBERS_WRITE, MEMBERS_MERGE, PHONES_READ, PURCHASES_WRITE, REFUNDS_OLDER, REDEMPTIONS_WRITE, TRANSFERS_WRITE, ADJUSTMENTS_WRITE,
            BOOKS_READ, STORES_READ, STORES_WRITE, PRODUCTS_READ, PRODUCTS_WRITE, PROGRAMMES_READ, PROGRAMMES_WRITE, IMPORTS_WRITE, AUDITS_READ,
            MEMBERS_LIST, MEMBERS_EXPORT, TAGS_WRITE, RECEIPTS_READ,
            INSIGHT_READ, ACCESS_WRITE, OPERATE, STAFF_READ, STAFF_WRITE, APPROVALS_READ, APPROVALS_WRITE, COMPLAINTS_READ, COMPLAINTS_WRITE),
    MARKETING(true, "市场", "Marketing",
            MEMBERS_LIST, MEMBERS_EXPORT, TAGS_WRITE, RECEIPTS_READ,
            MEMBERS_READ, BOOKS_READ, STORES_READ, PRODUCTS_READ, PRODUCTS_WRITE, PROGRAMMES_READ, PROGRAMMES_WRITE, INSIGHT_READ),
    FINANCE(true, "财务", "Finance",
            MEMBERS_LIST, RECEIPTS_READ,
            MEMBERS_READ, BOOKS_READ, STORES_READ, PRODUCTS_READ, PROGRAMMES_READ, AUDITS_READ, ADJUSTMENTS_WRITE, APPROVALS_READ, APPROVALS_WRITE, INSIGHT_READ),
    MANAGER(false, "店长", "Store manager",
            MEMBERS_LIST, MEMBERS_EXPORT, TAGS_WRITE, RECEIPTS_READ,
            MEMBERS_READ, MEMBERS_ENROL, MEMBERS_WRITE, PHONES_READ, PURCHASES_WRITE, REFUNDS_OLDER, REDEMPTIONS_WRITE, ADJUSTMENTS_WRITE, BOOKS_READ,
            STORES_READ, PRODUCTS_READ, PROGRAMMES_READ, STAFF_READ, APPROVALS_READ, COMPLAINTS_READ, COMPLAINTS_WRITE, INSIGHT_READ),
    CASHIER(false, "收银员", "Cashier",
            MEMBERS_READ, MEMBERS_ENROL, PURCHASES_WRITE, REDEMPTIONS_WRITE, BOOKS_READ, STORES_READ, PRODUCTS_READ),
    SECURITY(true, "安全管理员", "Security administrator",
            STORES_READ, STAFF_READ, STAFF_WRITE, DUTIES_WRITE),
    AUDITOR(true, "审计员", "Auditor",
            MEMBERS_LIST, RECEIPTS_READ,
            MEMBERS_READ, BOOKS_READ, STORES_READ, PRODUCTS_READ, PROGRAMMES_READ, AUDITS_READ, STAFF_READ, APPROVALS_READ, TRAIL_READ,
            COMPLAINTS_READ, INSIGHT_READ);

    private final boolean headOffice;
    private final String zh;
    private final String en;
    private final Set<Scope> permissions;

    Role(boolean headOffice, String zh, String en, Scope... permissions) {
        this.headOffice = headOffice;
        this.zh = zh;
        this.en = en;
        Set<Scope> all = EnumSet.of(SESSION, permissions);
        this.permissions = Set.copyOf(all);
    }

    /** Of the whole chain; its account needs a second factor. */
    public boolean isHeadOffice() {
        return headOffice;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    public Set<Scope> permissions() {
        return permissions;
    }

    /** Duties that this role has; one at most. */
    public Set<Duty> duties() {
        return EnumSet.allOf(Duty.class).stream().filter(duty -> duty.marks().stream().anyMatch(permissions::contains)).collect(Collectors.toSet());
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException no such role */
    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public static Set<Scope> permissionsOf(Collection<Role> roles) {
        Set<Scope> all = EnumSet.noneOf(Scope.class);
        roles.forEach(role -> all.addAll(role.permissions));
        return Set.copyOf(all);
    }

    /** Whether one account may have them all: either of head office or of stores, and of the three duties one at most. */
    public static boolean agree(Collection<Role> roles) {
        boolean onePlace = roles.stream().map(Role::isHeadOffice).distinct().count() == 1;
        return onePlace && roles.stream().flatMap(role -> role.duties().stream()).distinct().count() <= 1;
    }
}
