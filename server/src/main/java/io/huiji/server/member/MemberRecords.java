package io.huiji.server.member;

import io.huiji.server.access.Caller;
import io.huiji.server.member.MemberProfile.Status;
import io.huiji.server.member.model.IdentityValue;
import io.huiji.server.member.model.MemberKeys;
import io.huiji.server.member.store.HistorySql;
import io.huiji.server.member.store.IdentitySql;
import io.huiji.server.member.store.RecordSql;
import io.huiji.server.member.store.SpendingSql;
import io.huiji.server.member.store.TagSql;
import io.huiji.server.platform.Ids;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Members' records, one by one: reads, changes of profile and status, each kept in the history. Writes run in the caller's transaction. */
@Component
public class MemberRecords {

    /** Longer digits are compared with this many phones at most. */
    private static final int TAIL_CANDIDATES_MAX = 2_000;

    private final RecordSql records;
    private final IdentitySql identities;
    private final HistorySql history;
    private final TagSql tags;
    private final MemberKeys keys;
    private final ProfileSeal profiles;
    private final SealingSecret secret;
    private final Merges merges;
    private final Leavings leavings;
    private final SpendingSql spending;
    private final HomeStores homes;
    private final Ids ids;
    private final InstantSource clock;

    MemberRecords(RecordSql records, IdentitySql identities, HistorySql history, TagSql tags, MemberKeys keys, ProfileSeal profiles, SealingSecret secret,
            Merges merges, Leavings leavings, SpendingSql spending, HomeStores homes, Ids ids, InstantSource clock) {
        this.records = records;
        this.identities = identities;
        this.history = history;
        this.tags = tags;
        this.keys = keys;
        this.profiles = profiles;
        this.secret = secret;
        this.merges = merges;
        this.leavings = leavings;
        this.spending = spending;
        this.homes = homes;
        this.ids = ids;
        this.clock = clock;
    }

    /** With whole numbers. @throws Problem {@code member_unknown}, {@code store_not_allowed} */
    public MemberRecord reveal(long memberId, Caller caller) {
        homes.require(memberId, caller);
        return get(memberId, true);
    }

    /** @throws Problem {@code member_unknown} */
    public MemberRecord get(long memberId, boolean reveal) {
        return shown(records.find(List.of(memberId)), reveal).stream().findFirst().orElseThrow(() -> Problem.of(ProblemCode.MEMBER_UNKNOWN));
    }

    /** Masked. One set of queries whatever their number; those that do not exist are left out. */
    public Map<Long, MemberRecord> all(Collection<Long> memberIds) {
        return all(memberIds, false);
    }

    public Map<Long, MemberRecord> all(Collection<Long> memberIds, boolean reveal) {
        return shown(records.find(memberIds), reveal).stream().collect(Collectors.toMap(MemberRecord::id, Function.identity()));
    }

    /** Newest first. {@code storeIds}: those that enrolled there; empty: all. */
    public List<MemberRecord> list(Collection<Long> storeIds, RecordSql.@Nullable Place after, int limit, boolean reveal) {
        return shown(records.newest(storeIds, after, limit), reveal);
    }

    /** Those of that whole name, latest first; names are sealed, so a part of one cannot be looked for. */
    public List<MemberRecord> named(String name, int limit) {
        return shown(records.named(keys.nameHash(name), limit), false);
    }

    /**
     * Who has a phone that ends with these digits, masked; those of the store first.
     *
     * @param digits {@value MemberKeys#TAIL_DIGITS} or more
     */
    public List<MemberRecord> byTail(String digits, long storeId, int limit) {
        UUID tail = keys.tail(digits.substring(digits.length() - MemberKeys.TAIL_DIGITS));
        List<Long> candidates = identities.membersByTail(tail, storeId, digits.length() == MemberKeys.TAIL_DIGITS ? limit : TAIL_CANDIDATES_MAX).stream()
                .distinct().toList();
        List<Long> matching = digits.length() == MemberKeys.TAIL_DIGITS ? candidates : ending(candidates, digits).stream().limit(limit).toList();
        Map<Long, MemberRecord> found = shown(records.find(matching), false).stream().collect(Collectors.toMap(MemberRecord::id, record -> record));
        return matching.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }

    private List<Long> ending(List<Long> memberIds, String digits) {
        Map<Long, List<Long>> lineages = merges.lineages(memberIds);
        Map<Long, List<IdentitySql.Kept>> kept = identities.keptOf(Stream.concat(memberIds.stream(), lineages.values().stream().flatMap(List::stream)).toList());
        return memberIds.stream().filter(id -> Stream.concat(Stream.of(id), lineages.getOrDefault(id, List.of()).stream())
                .flatMap(one -> kept.getOrDefault(one, List.of()).stream())
                .anyMatch(one -> one.tail() != null && keys.open(one.memberId(), one.kind(), one.sealed()).endsWith(digits))).toList();
    }

    /** What is {@code null} stays as it is. @throws Problem {@code member_unknown}, {@code state_conflict} (closed) */
    public MemberRecord change(long memberId, @Nullable String name, @Nullable LocalDate birthday, Caller caller) {
        lockOpen(memberId);
        List<String> fields = new ArrayList<>();
        if (name != null) {
            fields.add("name");
        }
        if (birthday != null) {
            fields.add("birthday");
        }
        if (!fields.isEmpty()) {
            secret.hold();
            records.change(memberId, profiles.seal(memberId, name, birthday));
            note(memberId, caller, "profile", String.join(",", fields), "");
        }
        return get(memberId, false);
    }

    /**
     * Freezes, unfreezes or closes; to what she is already is no change.
     *
     * @throws Problem {@code member_unknown}, {@code store_not_allowed}, {@code state_conflict}: closed is for good
     */
    public MemberRecord turn(long memberId, Status to, String reason, Caller caller) {
        if (to == Status.MERGED) {
            throw Problem.invalid("status", "not_allowed", "合并请用 POST /api/v1/merges", "Merge at POST /api/v1/merges");
        }
        homes.require(memberId, caller);
        Status from = lock(memberId);
        if (from != to) {
            if (isOver(from)) {
                throw Problem.of(ProblemCode.STATE_CONFLICT, Map.of("status", code(from)));
            }
            records.turn(memberId, code(to));
            if (to == Status.CLOSED) {
                close(memberId);
            }
            note(memberId, caller, "status", code(from) + ">" + code(to), reason);
        }
        return get(memberId, false);
    }

    /**
     * Closes an account at its member's own wish: name, birthday and what she was known by are erased. The keyed hash of her phone stays taken, so that a gift for
     * new members cannot be had again.
     *
     * @throws Problem {@code member_unknown}, {@code state_conflict}: closed already
     */
    public void closeAndErase(long memberId, Caller caller) {
        Status from = lock(memberId);
        if (isOver(from)) {
            throw Problem.of(ProblemCode.STATE_CONFLICT, Map.of("status", code(from)));
        }
        records.turn(memberId, code(Status.CLOSED));
        close(memberId);
        List<Long> all = merges.withLineage(memberId);
        all.forEach(records::erase);
        identities.erase(all);
        all.forEach(tags::erase);
        note(memberId, caller, "status", code(from) + ">" + code(Status.CLOSED), "");
        note(memberId, caller, "erased", "name,birthday,identities", "");
    }

    /** What follows is done after the commit ({@link Leavings#tell}); cut short, by the next sweep. */
    private void close(long memberId) {
        forgetSpendingDevices(memberId);
        leavings.note(memberId, clock.instant());
    }

    /** Every device of hers only collects from now on. */
    void forgetSpendingDevices(long memberId) {
        spending.forget(List.of(memberId));
    }

    /** Newest first. */
    public List<HistorySql.Change> history(long memberId, long beforeId, int limit) {
        return history.list(memberId, beforeId, limit);
    }

    boolean had(Collection<Long> memberIds, String change, String detail) {
        return history.has(memberIds, change, detail);
    }

    void note(long memberId, Caller caller, String change, String detail, String reason) {
        note(memberId, caller.callerId(), change, detail, reason);
    }

    void note(long memberId, long callerId, String change, String detail, String reason) {
        history.add(memberId, new HistorySql.Change(ids.next(), clock.instant(), callerId, change, detail, reason));
    }

    /** Others who would change this member wait until the transaction ends. @throws Problem {@code member_unknown} */
    private Status lock(long memberId) {
        return records.lock(memberId).orElseThrow(() -> Problem.of(ProblemCode.MEMBER_UNKNOWN));
    }

    void lockOpen(long memberId) {
        Status status = lock(memberId);
        if (isOver(status)) {
            throw Problem.of(ProblemCode.STATE_CONFLICT, Map.of("status", code(status)));
        }
    }

    /** Closed is for good, and a record that was merged is changed at the one that stayed. */
    private static boolean isOver(Status status) {
        return status == Status.CLOSED || status == Status.MERGED;
    }

    private List<MemberRecord> shown(List<RecordSql.Row> rows, boolean reveal) {
        List<Long> all = rows.stream().map(RecordSql.Row::id).toList();
        Map<Long, List<Long>> lineages = merges.lineages(all);
        Map<Long, List<IdentitySql.Kept>> kept = identities.keptOf(Stream.concat(all.stream(), lineages.values().stream().flatMap(List::stream)).toList());
        lineages.forEach((id, merged) -> kept.put(id, Stream.concat(Stream.of(id), merged.stream()).flatMap(one -> kept.getOrDefault(one, List.of()).stream()).toList()));
        return rows.stream().map(row -> new MemberRecord(row.id(), row.status(), profiles.name(row.id(), row.sealedName(), row.openName()),
                profiles.birthday(row.id(), row.sealedBirthday(), row.openBirthday()), row.storeId(), row.channel(), row.enrolledAt(),
                kept.getOrDefault(row.id(), List.of()).stream().map(one -> shown(one, reveal)).toList(), row.mergedInto())).toList();
    }

    private MemberRecord.Identity shown(IdentitySql.Kept kept, boolean reveal) {
        IdentityKind kind = IdentityKind.valueOf(kept.kind().toUpperCase(Locale.ROOT));
        IdentityValue value = new IdentityValue(kind, keys.open(kept.memberId(), kept.kind(), kept.sealed()));
        return new MemberRecord.Identity(kept.id(), kind, reveal ? value.plain() : value.masked(), kept.addedAt());
    }

    private static String code(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
