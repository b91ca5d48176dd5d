package io.huiji.server.member;

import io.huiji.server.member.model.IdentityValue;
import io.huiji.server.member.model.MemberKeys;
import io.huiji.server.member.store.IdentitySql;
import io.huiji.server.member.store.MemberSql;
import io.huiji.server.member.store.NewMember;
import io.huiji.server.platform.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes members by the thousand for imports. */
@Component
class BulkEnrolment {

    private static final int CHUNK_MAX = 5_000;
    private static final int TRIES_MAX = 5;

    private final MemberKeys keys;
    private final SealingSecret secret;
    private final IdentitySql identities;
    private final MemberSql members;
    private final Ids ids;
    private final TransactionTemplate transaction;
    private final ObjectProvider<Enrolled> enrolled;
    private final PhoneNews phoneNews;

    BulkEnrolment(MemberKeys keys, SealingSecret secret, IdentitySql identities, MemberSql members, Ids ids, TransactionTemplate transaction,
            ObjectProvider<Enrolled> enrolled, PhoneNews phoneNews) {
        this.keys = keys;
        this.secret = secret;
        this.identities = identities;
        this.members = members;
        this.ids = ids;
        this.transaction = transaction;
        this.enrolled = enrolled;
        this.phoneNews = phoneNews;
    }

    Map<String, Long> ensureAll(IdentityKind kind, Collection<String> values, Instant at, String channel, @Nullable Long storeId) {
        Map<String, UUID> hashes = LinkedHashMap.newLinkedHashMap(values.size());
        Map<UUID, IdentityValue> wanted = new TreeMap<>();
        for (String value : values) {
            IdentityValue.parse(kind, value).ifPresent(parsed -> {
                UUID hash = keys.hash(parsed);
                hashes.put(value, hash);
                wanted.put(hash, parsed);
            });
        }
        Map<UUID, Long> known = new TreeMap<>();
        List<UUID> missing = new ArrayList<>(wanted.keySet());
        for (int from = 0; from < missing.size(); from += CHUNK_MAX) {
            List<UUID> chunk = missing.subList(from, Math.min(from + CHUNK_MAX, missing.size()));
            known.putAll(ensureChunk(kind, chunk, wanted, new NewMember.Terms(at, channel, storeId)));
        }
        Map<String, Long> found = LinkedHashMap.newLinkedHashMap(hashes.size());
        hashes.forEach((value, hash) -> {
            Long id = known.get(hash);
            if (id == null) {
                throw new IllegalStateException("not enrolled: " + kind);
            }
            found.put(value, id);
        });
        return found;
    }

    Map<String, Long> known(IdentityKind kind, Collection<String> values) {
        Map<String, UUID> hashes = LinkedHashMap.newLinkedHashMap(values.size());
        values.forEach(value -> IdentityValue.parse(kind, value).ifPresent(parsed -> hashes.put(value, keys.hash(parsed))));
        List<UUID> wanted = List.copyOf(new TreeSet<>(hashes.values()));
        Map<UUID, Long> found = new TreeMap<>();
        for (int from = 0; from < wanted.size(); from += CHUNK_MAX) {
            found.putAll(identities.findAll(kind, wanted.subList(from, Math.min(from + CHUNK_MAX, wanted.size()))));
        }
        Map<String, Long> known = LinkedHashMap.newLinkedHashMap(hashes.size());
        hashes.forEach((value, hash) -> known.put(value, found.getOrDefault(hash, 0L)));
        return known;
    }

    private Map<UUID, Long> ensureChunk(IdentityKind kind, List<UUID> hashes, Map<UUID, IdentityValue> wanted, NewMember.Terms terms) {
        Map<UUID, Long> known = new TreeMap<>(identities.findAll(kind, hashes));
        List<UUID> missing = hashes.stream().filter(hash -> !known.containsKey(hash)).toList();
        if (missing.isEmpty()) {
            return known;
        }
        boolean inTransaction = TransactionSynchronizationManager.isActualTransactionActive();
        for (int attempt = 1; ; attempt++) {
            try {
                Map<UUID, Long> mine = new TreeMap<>();
                transaction.executeWithoutResult(status -> mine.putAll(enrol(kind, missing, wanted, terms)));
                known.putAll(identities.findAll(kind, missing));
                if (kind == IdentityKind.PHONE) {
                    phoneNews.tell(mine);
                }
                return known;
            } catch (PessimisticLockingFailureException raced) {
                if (inTransaction || attempt == TRIES_MAX) {
                    throw raced;
                }
            }
        }
    }

    /** Which of them this transaction enrolled. */
    private Map<UUID, Long> enrol(IdentityKind kind, List<UUID> hashes, Map<UUID, IdentityValue> wanted, NewMember.Terms terms) {
        Map<UUID, Long> proposed = new TreeMap<>();
        hashes.forEach(hash -> proposed.put(hash, ids.next()));
        Map<UUID, Long> mine = new TreeMap<>(identities.take(kind, proposed));
        hashes.stream().filter(hash -> !mine.containsKey(hash))
                .forEach(hash -> identities.takeIfFree(kind, hash, proposed.get(hash)).ifPresent(id -> mine.put(hash, id)));
        if (mine.isEmpty()) {
            return mine;
        }
        secret.hold();
        members.insert(mine.values(), terms);
        List<IdentitySql.Kept> kept = new ArrayList<>(mine.size());
        mine.forEach((hash, id) -> {
            IdentityValue value = wanted.get(hash);
            if (value == null) {
                throw new IllegalStateException("an identity that nobody asked for");
            }
            kept.add(new IdentitySql.Kept(id, ids.next(), kind.code(), hash, keys.tail(value), keys.seal(id, value), terms.enrolledAt()));
        });
        identities.keep(kept);
        enrolled.orderedStream().forEach(bean -> bean.enrolled(mine.values()));
        return mine;
    }
}
