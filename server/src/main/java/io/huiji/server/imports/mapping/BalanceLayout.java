package io.huiji.server.imports.mapping;

import io.huiji.server.imports.ImportFailure;
import java.util.List;

/** A mapping of old balances laid over a header: where each column is, −1 for those that the mapping does without. */
public final class BalanceLayout {

    public final int phone;
    public final int card;
    public final int partnerId;
    public final int name;
    public final int points;
    public final int expiresOn;
    public final int store;
    public final int remark;
    public final List<Layout.Ignored> ignored;

    private BalanceLayout(BalanceMapping mapping, String[] header) {
        MemberMapping.Day day = mapping.expiresOn();
        phone = Layout.find(header, mapping.phone());
        card = Layout.find(header, mapping.card());
        partnerId = Layout.find(header, mapping.partnerId());
        name = Layout.find(header, mapping.name());
        points = Layout.find(header, mapping.points());
        expiresOn = Layout.find(header, day == null ? null : day.column());
        store = Layout.find(header, mapping.store());
        remark = Layout.find(header, mapping.remark());
        ignored = mapping.ignoredOrNone().stream().map(match -> new Layout.Ignored(Layout.find(header, match.column()), match)).toList();
    }

    /** @throws ImportFailure {@code columns_missing}, naming them */
    public static BalanceLayout of(BalanceMapping mapping, String[] header) {
        Layout.requireAll(mapping.columns().stream().filter(name -> Layout.find(header, name) < 0).toList());
        return new BalanceLayout(mapping, header);
    }
}
