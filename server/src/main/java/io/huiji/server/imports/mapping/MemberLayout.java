package io.huiji.server.imports.mapping;

import io.huiji.server.imports.ImportFailure;
import java.util.List;

/** A mapping of members laid over a header: where each column is, −1 for those that the mapping does without. */
public final class MemberLayout {

    public final int phone;
    public final int card;
    public final int wechat;
    public final int partnerId;
    public final int name;
    public final int birthday;
    public final int store;
    public final int enrolledAt;
    public final List<Layout.Ignored> ignored;

    private MemberLayout(MemberMapping mapping, String[] header) {
        MemberMapping.Day day = mapping.birthday();
        Mapping.Time time = mapping.enrolledAt();
        phone = Layout.find(header, mapping.phone());
        card = Layout.find(header, mapping.card());
        wechat = Layout.find(header, mapping.wechat());
        partnerId = Layout.find(header, mapping.partnerId());
        name = Layout.find(header, mapping.name());
        birthday = Layout.find(header, day == null ? null : day.column());
        store = Layout.find(header, mapping.store());
        enrolledAt = Layout.find(header, time == null ? null : time.column());
        ignored = mapping.ignoredOrNone().stream().map(match -> new Layout.Ignored(Layout.find(header, match.column()), match)).toList();
    }

    /** @throws ImportFailure {@code columns_missing}, naming them */
    public static MemberLayout of(MemberMapping mapping, String[] header) {
        Layout.requireAll(mapping.columns().stream().filter(name -> Layout.find(header, name) < 0).toList());
        return new MemberLayout(mapping, header);
    }
}
