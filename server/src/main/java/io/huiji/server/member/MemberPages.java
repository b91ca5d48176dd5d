package io.huiji.server.member;

import io.huiji.server.member.EntryPlan.Planned;
import io.huiji.server.member.MemberEntry.Change;
import io.huiji.server.member.MemberEntry.Result;
import io.huiji.server.member.model.IdentityValue;
import io.huiji.server.member.model.MemberKeys;
import io.huiji.server.member.store.EntrySql;
import io.huiji.server.member.store.HistorySql;
import io.huiji.server.member.store.IdentitySql;
import io.huiji.server.member.store.NewMember;
import io.huiji.server.member.store.RecordSql;
import io.huiji.server.member.store.SealedProfile;
import io.huiji.server.member.store.SpendingSql;
import io.huiji.server.platform.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Members by file, a page at a time: first looked at, then enrolled or completed. Set-based; safe against others who enrol the same people. */
@Component
public class MemberPages {

    /** Most entries of a page. */
    public static final int PAGE_MAX = 1_000;

    private static final int TRIES_MAX = 5;

    private final MemberKeys keys;
    private final ProfileSeal seal;
    private final SealingSecret secret;
    private final IdentitySql identities;
    private final RecordSql records;
    private final EntrySql entries;
    private final HistorySql history;
    private final SpendingSql spending;
    private final Ids ids;
    private final InstantSource clock;
    private final TransactionTemplate transaction;
    private final ObjectProvider<Enrolled> enrolled;
    private final PhoneNews phoneNews;

    MemberPages(MemberKeys keys, ProfileSeal seal, SealingSecret secret, IdentitySql identities, RecordSql records, EntrySql entries, HistorySql history,
            SpendingSql spending, Ids ids, InstantSource clock, TransactionTemplate transaction, ObjectProvider<Enrolled> enrolled, PhoneNews phoneNews) {
        this.keys = keys;
        this.seal = seal;
        this.secret = secret;
        this.identities = identities;
        this.records = records;
        this.entries = entries;
        this.history = history;
        this.spending = spending;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
        this.enrolled = enrolled;
        this.phoneNews = phoneNews;
    }

    /** Somebody else enrolled one of them a moment ago. */
    private static final class Raced extends RuntimeException {
        Raced() {
            super("an identity was taken meanwhile", null, false, false);
        }
    }

    /** The one spelling of an identity, so that two lines with the same one can be told; empty: not a value of that kind. */
    public static java.util.Optional<String> spelling(IdentityKind kind, String value) {
        return IdentityValue.parse(kind, value).map(IdentityValue::text);
    }

    /** What {@link #write} would do; in the order of the page. No two entries may share an identity. */
    public List<Result> look(List<MemberEntry> page) {
        return EntryPlan.of(page, keys, identities, records).stream().map(Planned::result).toList();
    }

    /** Enrols and completes, all of the page or nothing; what does not fit is left out and told. */
    public List<Result> write(List<MemberEntry> page) {
        for (int attempt = 1; ; attempt++) {
            try {
                Map<UUID, Long> phones = new TreeMap<>();
                List<Result> results = Objects.requireNonNull(transaction.execute(status -> inside(page, phones)));
                phoneNews.tell(phones);
                return results;
            } catch (PessimisticLockingFailureException | Raced raced) {
                if (attempt == TRIES_MAX) {
                    throw raced;
                }
            }
        }
    }

    /** @param phones gets those that have a member now */
    private List<Result> inside(List<MemberEntry> page, Map<UUID, Long> phones) {
        Instant now = clock.instant();
        Map<Planned, Long> members = new HashMap<>();
        List<Planned> planned = EntryPlan.of(page, keys, identities, records);
        for (Planned one : planned) {
            if (one.result() instanceof Result.Fits fits && fits.change() != Change.UNCHANGED) {
                members.put(one, fits.change() == Change.NEW ? ids.next() : fits.memberId());
            }
        }
        phones.putAll(take(members));
        secret.hold();
        Map<Long, SealedProfile> profiles = new TreeMap<>();
        Map<Long, HistorySql.Change> notes = new TreeMap<>();
        List<NewMember> fresh = new ArrayList<>();
        List<IdentitySql.Kept> kept = new ArrayList<>();
        members.forEach((one, id) -> {
            MemberEntry entry = one.entry();
            SealedProfile profile = seal.seal(id, one.addsName() ? entry.name() : null, one.addsBirthday() ? entry.birthday() : null);
            boolean isNew = one.change() == Change.NEW;
            if (isNew) {
                fresh.add(new NewMember(id, profile, new NewMember.Terms(entry.enrolledAt(), entry.channel(), entry.storeId())));
            } else {
                profiles.put(id, profile);
            }
            one.added().forEach((hash, value) -> kept.add(new IdentitySql.Kept(id, ids.next(), value.kind().code(), hash, keys.tail(value), keys.seal(id, value), now)));
            notes.put(id, new HistorySql.Change(ids.next(), now, 0, isNew ? "enrolled" : "completed", entry.channel(), ""));
        });
        entries.insert(fresh);
        entries.fill(profiles);
        identities.keep(kept);
        spending.forget(phones.values());
        history.addAll(notes);
        List<Long> newIds = fresh.stream().map(NewMember::id).sorted().toList();
        if (!newIds.isEmpty()) {
            enrolled.orderedStream().forEach(bean -> bean.enrolled(newIds));
        }
        return planned.stream().map(Planned::result).toList();
    }

    /** Takes all that is new for them, kind by kind in order of the hashes. @return the phones among it */
    private Map<UUID, Long> take(Map<Planned, Long> members) {
        Map<IdentityKind, Map<UUID, Long>> wanted = new EnumMap<>(IdentityKind.class);
        members.forEach((one, id) -> one.added().forEach((hash, value) -> wanted.computeIfAbsent(value.kind(), _ -> new TreeMap<>()).put(hash, id)));
        wanted.forEach((kind, memberByHash) -> {
            Map<UUID, Long> taken = identities.take(kind, memberByHash);
            memberByHash.forEach((hash, id) -> {
                if (!taken.containsKey(hash) && identities.takeIfFree(kind, hash, id).isEmpty()) {
                    throw new Raced();
                }
            });
        });
        return wanted.getOrDefault(IdentityKind.PHONE, Map.of());
    }
}
