package io.huiji.server.access;

import io.huiji.server.access.model.ApiKey;
import io.huiji.server.access.model.KeyText;
import io.huiji.server.access.model.Partner;
import io.huiji.server.access.store.KeySql;
import io.huiji.server.access.store.PartnerSql;
import io.huiji.server.platform.Ids;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes and ends keys. Nobody can hand out or touch more than she has: a key's scopes and stores are among its maker's, and keys of another partner
 * are for those who have {@link Scope#OPERATE}. What is {@linkplain Scope#OF_PEOPLE for people} is in no key. Every method runs inside the caller's transaction.
 */
@Component
public class Partners {

    private final PartnerSql partners;
    private final KeySql keys;
    private final Ids ids;
    private final InstantSource clock;

    public Partners(PartnerSql partners, KeySql keys, Ids ids, InstantSource clock) {
        this.partners = partners;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /** A key that was just made; {@code text} holds the secret and is shown this once. */
    public record NewKey(ApiKey key, KeyText text) {}

    /** @throws Problem {@code forbidden} */
    public Partner add(Caller maker, String name, Caller.NumberSpace numberSpace) {
        requireOperator(maker);
        Partner partner = new Partner(ids.next(), name, numberSpace, now());
        partners.insertIfNew(partner);
        return partner;
    }

    /** @throws Problem {@code not_found}, {@code forbidden}, {@code store_not_allowed} */
    public NewKey addKey(Caller maker, long partnerId, String name, Set<Scope> scopes, Set<Long> storeIds, @Nullable Instant expiresAt) {
        requirePartner(maker, partnerId);
        if (partners.find(partnerId).isEmpty()) {
            throw Problem.of(ProblemCode.NOT_FOUND);
        }
        return make(maker, new ApiKey(ids.next(), partnerId, name, scopes, storeIds, now(), expiresAt, null, null));
    }

    /** A new key in place of an old one, which lives on for {@code overlap}. @throws Problem {@code not_found}, {@code forbidden}, {@code state_conflict} */
    public NewKey rotate(Caller maker, long keyId, Duration overlap) {
        ApiKey old = touchable(maker, keyId);
        Instant now = now();
        if (!old.isValidAt(now)) {
            throw Problem.of(ProblemCode.STATE_CONFLICT);
        }
        NewKey fresh = make(maker, new ApiKey(ids.next(), old.partnerId(), old.name(), old.scopes(), old.storeIds(), now, old.expiresAt(), null, null));
        keys.endBy(keyId, now.plus(overlap));
        return fresh;
    }

    /** Ends a key at once; a revoked one stays as it is. @throws Problem {@code not_found}, {@code forbidden} */
    public ApiKey revoke(Caller maker, long keyId) {
        touchable(maker, keyId);
        keys.revoke(keyId, now());
        return keys.find(keyId).orElseThrow();
    }

    /** @throws Problem {@code forbidden} */
    public void requirePartner(Caller maker, long partnerId) {
        if (maker.callerId() != partnerId) {
            requireOperator(maker);
        }
    }

    private ApiKey touchable(Caller maker, long keyId) {
        ApiKey key = keys.find(keyId).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
        requirePartner(maker, key.partnerId());
        requireWithin(maker, key);
        return key;
    }

    private NewKey make(Caller maker, ApiKey key) {
        requireWithin(maker, key);
        KeyText text = KeyText.fresh(key.keyId());
        keys.insert(key, text.hash(), maker.keyId() == 0 ? maker.callerId() : maker.keyId());
        return new NewKey(key, text);
    }

    private static void requireWithin(Caller maker, ApiKey key) {
        if (!maker.scopes().containsAll(key.scopes()) || !Scope.OF_KEYS.containsAll(key.scopes())) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
        boolean storesWithin = maker.storeIds().isEmpty() || (!key.storeIds().isEmpty() && maker.storeIds().containsAll(key.storeIds()));
        if (!storesWithin) {
            throw Problem.of(ProblemCode.STORE_NOT_ALLOWED);
        }
    }

    private static void requireOperator(Caller maker) {
        if (!maker.has(Scope.OPERATE)) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
    }

    /** In microseconds, as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
