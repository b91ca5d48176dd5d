package io.huiji.server.listing;

import io.huiji.server.access.Caller;
import io.huiji.server.listing.store.MemberListSql;
import io.huiji.server.listing.store.MemberListSql.Place;
import io.huiji.server.listing.store.MemberListSql.Row;
import io.huiji.server.listing.store.MemberListSql.Wanted;
import io.huiji.server.member.IdentityKind;
import io.huiji.server.member.MemberRecord;
import io.huiji.server.member.MemberRecords;
import io.huiji.server.member.Members;
import io.huiji.server.member.Tags;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.store.Store;
import io.huiji.server.store.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds members. Who acts for stores sees in lists those who enrolled there; a member who stands before her and names her phone or card she finds wherever that
 * member enrolled, as a till does.
 */
@Component
public class MemberLists {

    /** Most members of one name or one tail of a phone that are looked at. */
    private static final int NAMESAKES_MAX = 500;

    private static final int SLICE = 1_000;

    private final MemberListSql sql;
    private final Members members;
    private final MemberRecords records;
    private final Tags tags;
    private final Stores stores;
    private final TierNames tiers;
    private final InstantSource clock;

    MemberLists(MemberListSql sql, Members members, MemberRecords records, Tags tags, Stores stores, TierNames tiers, InstantSource clock) {
        this.sql = sql;
        this.members = members;
        this.records = records;
        this.tags = tags;
        this.stores = stores;
        this.tiers = tiers;
        this.clock = clock;
    }

    /** @throws Problem {@code invalid_field} on what cannot be a phone, {@code store_unknown}, {@code store_not_allowed} */
    public List<MemberRow> find(MemberFilter filter, Caller caller, @Nullable Place after, int limit, boolean reveal) {
        List<Row> rows = sql.find(wanted(filter, caller), after, limit);
        List<MemberRow> found = new ArrayList<>(rows.size());
        for (int from = 0; from < rows.size(); from += SLICE) {
            found.addAll(shown(rows.subList(from, Math.min(from + SLICE, rows.size())), reveal));
        }
        return found;
    }

    /** @throws Problem {@code member_unknown} */
    public MemberRow get(long memberId) {
        return shown(sql.find(Wanted.only(List.of(memberId)), null, 1), false).stream().findFirst().orElseThrow(() -> Problem.of(ProblemCode.MEMBER_UNKNOWN));
    }

    private Wanted wanted(MemberFilter filter, Caller caller) {
        return new Wanted(ids(filter, caller), storeIds(filter, caller), filter.tags() == null ? List.of() : filter.tags(), filter.tier(),
                filter.tier() != null && tiers.isBase(filter.tier()), filter.status() == null ? null : filter.status().name().toLowerCase(Locale.ROOT), filter.channel(),
                instant(filter.enrolledFrom()), instant(filter.enrolledTo()), filter.order() == MemberFilter.Order.OLDEST);
    }

    private Collection<Long> storeIds(MemberFilter filter, Caller caller) {
        if (filter.store() != null) {
            long storeId = stores.byCode(filter.store()).id();
            if (!filter.namesSomebody()) {
                caller.requireStore(storeId);
            }
            return Set.of(storeId);
        }
        return filter.namesSomebody() ? Set.of() : caller.storeIds();
    }

    /** Who is named; {@code null}: nobody in particular. */
    private @Nullable Collection<Long> ids(MemberFilter filter, Caller caller) {
        Set<Long> ids = null;
        if (filter.member() != null) {
            ids = both(ids, one(filter, caller));
        }
        if (filter.tail() != null) {
            ids = both(ids, records.byTail(filter.tail(), 0, NAMESAKES_MAX).stream().map(MemberLists::standing).toList());
        }
        if (filter.name() != null) {
            ids = both(ids, records.named(filter.name().strip(), NAMESAKES_MAX).stream().map(MemberLists::standing).toList());
        }
        return ids;
    }

    private List<Long> one(MemberFilter filter, Caller caller) {
        try {
            return filter.member() == null ? List.of() : List.of(members.resolve(filter.member(), clock.instant(), caller));
        } catch (Problem problem) {
            if (problem.code() == ProblemCode.MEMBER_UNKNOWN) {
                return List.of();
            }
            throw problem;
        }
    }

    /** Herself, or whoever answers for her since she was merged. */
    private static long standing(MemberRecord record) {
        Long mergedInto = record.mergedInto();
        return mergedInto == null ? record.id() : mergedInto;
    }

    private static Set<Long> both(@Nullable Set<Long> known, Collection<Long> found) {
        Set<Long> both = new TreeSet<>(found);
        if (known != null) {
            both.retainAll(known);
        }
        return both;
    }

    private List<MemberRow> shown(List<Row> rows, boolean reveal) {
        List<Long> ids = rows.stream().map(Row::id).toList();
        Map<Long, MemberRecord> byId = records.all(ids, reveal);
        Map<Long, List<String>> tagsOf = tags.of(ids);
        List<MemberRow> shown = new ArrayList<>(rows.size());
        for (Row row : rows) {
            MemberRecord record = byId.get(row.id());
            if (record != null) {
                shown.add(row(row, record, tagsOf.getOrDefault(row.id(), List.of())));
            }
        }
        return shown;
    }

    private MemberRow row(Row row, MemberRecord record, List<String> tagsOfHer) {
        Store store = record.storeId() == null ? null : stores.findById(record.storeId()).orElse(null);
        TierNames.Named tier = tiers.of(row.tier());
        String phone = record.identities().stream().filter(one -> one.kind() == IdentityKind.PHONE).map(MemberRecord.Identity::value).findFirst().orElse(null);
        return new MemberRow(row.id(), record.status(), record.name(), phone, store == null ? null : store.code(), store == null ? null : store.name(), record.channel(),
                row.enrolledAt(), tier == null ? null : tier.code(), tier == null ? null : tier.name(), row.tierSince(), row.qualifiedUntil(), row.spendable(),
                row.pending(), row.held(), row.debt(), row.lifetimeSpendFen(), row.lifetimeVisits(), row.lastSpendDay(), tagsOfHer, record.mergedInto());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
