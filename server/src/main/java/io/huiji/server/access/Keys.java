package io.huiji.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.huiji.server.access.model.ApiKey;
import io.huiji.server.access.model.KeyText;
import io.huiji.server.access.store.KeySql;
import io.huiji.server.platform.OperatorToken;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Tells who is behind a key. A checked key is remembered for {@link AccessSettings#keyMemory()}; its hash, expiry and revocation are looked at each time. */
@Component
public class Keys {

    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
    private static final int REMEMBERED_MAX = 100_000;

    private final KeySql keys;
    private final OperatorToken operatorToken;
    private final InstantSource clock;
    private final Caller operator = Caller.operator();
    private final Cache<Long, Remembered> remembered;

    public Keys(KeySql keys, OperatorToken operatorToken, InstantSource clock, AccessSettings settings) {
        this.keys = keys;
        this.operatorToken = operatorToken;
        this.clock = clock;
        this.remembered = Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).expireAfterWrite(settings.keyMemory()).build();
    }

    private record Remembered(ApiKey key, byte[] hash, Caller caller, AtomicBoolean unnoted) {}

    /** Whether telling who that is asks the database. The operator's token and what is no key at all never do. */
    public boolean needsDatabase(String text) {
        return KeyText.parse(text).filter(key -> remembered.getIfPresent(key.keyId()) == null).isPresent();
    }

    /** Empty when the key is unknown, wrong, expired or revoked: a caller is not told which. */
    public Optional<Caller> caller(String text) {
        Optional<KeyText> key = KeyText.parse(text);
        if (key.isEmpty()) {
            return operatorToken.matches(text) ? Optional.of(operator) : Optional.empty();
        }
        Remembered found = find(key.get().keyId());
        if (found == null || !MessageDigest.isEqual(found.hash(), key.get().hash()) || !found.key().isValidAt(clock.instant())) {
            return Optional.empty();
        }
        note(found);
        return Optional.of(found.caller());
    }

    /** Once each time that a key is read, so that a till does not write with every request. */
    private void note(Remembered found) {
        if (found.unnoted().compareAndSet(true, false)) {
            try {
                keys.used(found.key().keyId(), clock.instant().truncatedTo(ChronoUnit.MICROS));
            } catch (DataAccessException away) {
                LOG.debug("the use of key {} could not be noted", found.key().keyId(), away);
            }
        }
    }

    /** To be called when a key was changed and the change is durable. */
    public void forget(long keyId) {
        remembered.invalidate(keyId);
    }

    /** Reads inside the cache's own lock of that key, so that {@link #forget} cannot be overtaken by an older row. An unknown key is not remembered. */
    @SuppressWarnings("NullAway")
    private @Nullable Remembered find(long keyId) {
        return remembered.get(keyId, id -> keys.findToCheck(id).map(row -> new Remembered(row.key(), row.hash(), caller(row), new AtomicBoolean(true))).orElse(null));
    }

    private static Caller caller(KeySql.Checked row) {
        return new Caller(Caller.Kind.PARTNER, row.key().partnerId(), row.key().keyId(), row.partnerName(), Scope.ofKey(row.key().scopes()),
                row.key().storeIds(), row.numberSpace());
    }
}
