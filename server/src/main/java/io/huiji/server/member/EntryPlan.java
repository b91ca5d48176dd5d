package io.huiji.server.member;

import io.huiji.server.member.MemberEntry.Change;
import io.huiji.server.member.MemberEntry.Result;
import io.huiji.server.member.MemberEntry.Why;
import io.huiji.server.member.model.IdentityValue;
import io.huiji.server.member.model.MemberKeys;
import io.huiji.server.member.store.IdentitySql;
import io.huiji.server.member.store.RecordSql;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a page of entries would do, as the records are now. */
final class EntryPlan {

    private final Map<IdentityKind, Map<UUID, Long>> owners = new EnumMap<>(IdentityKind.class);
    private final Map<Long, RecordSql.Row> rows = new HashMap<>();
    private final Map<Long, List<IdentitySql.Kept>> kept;
    private final List<Planned> planned = new ArrayList<>();

    /** @param added identities that she does not have yet, by hash */
    record Planned(MemberEntry entry, Result result, Map<UUID, IdentityValue> added, boolean addsName, boolean addsBirthday) {

        @Nullable Change change() {
            return result instanceof Result.Fits fits ? fits.change() : null;
        }
    }

    private EntryPlan(List<Map<UUID, IdentityValue>> values, IdentitySql identities, RecordSql records) {
        Map<IdentityKind, TreeSet<UUID>> hashes = new EnumMap<>(IdentityKind.class);
        values.forEach(of -> of.forEach((hash, value) -> hashes.computeIfAbsent(value.kind(), _ -> new TreeSet<>()).add(hash)));
        hashes.forEach((kind, wanted) -> owners.put(kind, identities.findAll(kind, wanted)));
        TreeSet<Long> known = new TreeSet<>();
        owners.values().forEach(found -> known.addAll(found.values()));
        records.find(known).forEach(row -> rows.put(row.id(), row));
        kept = identities.keptOf(known);
    }

    static List<Planned> of(List<MemberEntry> page, MemberKeys keys, IdentitySql identities, RecordSql records) {
        List<Map<UUID, IdentityValue>> values = new ArrayList<>(page.size());
        for (MemberEntry entry : page) {
            Map<UUID, IdentityValue> of = new LinkedHashMap<>();
            entry.identities().forEach((kind, text) -> IdentityValue.parse(kind, text).ifPresent(value -> of.put(keys.hash(value), value)));
            values.add(of);
        }
        EntryPlan plan = new EntryPlan(values, identities, records);
        for (int i = 0; i < page.size(); i++) {
            plan.planned.add(plan.planned(page.get(i), values.get(i)));
        }
        return plan.planned;
    }

    private Planned planned(MemberEntry entry, Map<UUID, IdentityValue> values) {
        for (Map.Entry<IdentityKind, String> identity : entry.identities().entrySet()) {
            if (IdentityValue.parse(identity.getKey(), identity.getValue()).isEmpty()) {
                return refused(entry, Why.NOT_VALID, identity.getKey());
            }
        }
        Map<UUID, IdentityValue> added = new TreeMap<>();
        long memberId = 0;
        for (Map.Entry<UUID, IdentityValue> value : values.entrySet()) {
            Long owner = owners.getOrDefault(value.getValue().kind(), Map.of()).get(value.getKey());
            if (owner == null) {
                added.put(value.getKey(), value.getValue());
            } else if (memberId != 0 && owner != memberId) {
                return refused(entry, Why.TWO_MEMBERS, value.getValue().kind());
            } else {
                memberId = owner;
            }
        }
        return memberId == 0 ? new Planned(entry, new Result.Fits(Change.NEW, 0), added, entry.name() != null, entry.birthday() != null)
                : completed(entry, Objects.requireNonNull(rows.get(memberId)), added);
    }

    private Planned completed(MemberEntry entry, RecordSql.Row row, Map<UUID, IdentityValue> added) {
        if (row.status() == MemberProfile.Status.CLOSED || row.status() == MemberProfile.Status.MERGED) {
            return refused(entry, Why.CLOSED, null);
        }
        List<IdentitySql.Kept> has = kept.getOrDefault(row.id(), List.of());
        boolean addsPhone = added.values().stream().anyMatch(value -> value.kind() == IdentityKind.PHONE);
        if (addsPhone && has.stream().anyMatch(one -> one.kind().equals(IdentityKind.PHONE.code()))) {
            return refused(entry, Why.HAS_A_PHONE, IdentityKind.PHONE);
        }
        if (has.size() + added.size() > Enrolments.IDENTITIES_MAX) {
            return refused(entry, Why.TOO_MANY, null);
        }
        boolean addsName = entry.name() != null && row.sealedName() == null && row.openName() == null;
        boolean addsBirthday = entry.birthday() != null && row.sealedBirthday() == null && row.openBirthday() == null;
        Change change = added.isEmpty() && !addsName && !addsBirthday ? Change.UNCHANGED : Change.COMPLETED;
        return new Planned(entry, new Result.Fits(change, row.id()), added, addsName, addsBirthday);
    }

    private static Planned refused(MemberEntry entry, Why why, @Nullable IdentityKind kind) {
        return new Planned(entry, new Result.Refused(why, kind), Map.of(), false, false);
    }
}
