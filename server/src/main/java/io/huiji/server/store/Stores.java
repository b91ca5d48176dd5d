package io.huiji.server.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.huiji.server.platform.AfterCommit;
import io.huiji.server.platform.Ids;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.store.store.StoreSql;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The shops. Reads come from memory and are at most {@link #STALE_MAX} old when another instance wrote; own writes show at once. */
@Component
public class Stores {

    public static final Duration STALE_MAX = Duration.ofSeconds(10);
    private static final int CACHED_MAX = 50_000;

    private final StoreSql sql;
    private final Ids ids;
    private final InstantSource clock;
    private final Cache<Long, Store> byId = Caffeine.newBuilder().expireAfterWrite(STALE_MAX).maximumSize(CACHED_MAX).build();
    private final Cache<String, Store> byCode = Caffeine.newBuilder().expireAfterWrite(STALE_MAX).maximumSize(CACHED_MAX).build();

    Stores(StoreSql sql, Ids ids, InstantSource clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a store is written with. */
    public record StoreEntry(String code, String name, String zone, boolean franchise, boolean active) {}

    /** @throws Problem {@code store_unknown} */
    public Store byId(long id) {
        return findById(id).orElseThrow(() -> Problem.of(ProblemCode.STORE_UNKNOWN));
    }

    /** @throws Problem {@code store_unknown} */
    public Store byCode(String code) {
        return findByCode(code).orElseThrow(() -> Problem.of(ProblemCode.STORE_UNKNOWN));
    }

    public Optional<Store> findById(long id) {
        return through(byId, id, sql::findById);
    }

    public Optional<Store> findByCode(String code) {
        return through(byCode, code, sql::findByCode);
    }

    /** An unknown store is not remembered: it may be made a moment later. */
    private static <K> Optional<Store> through(Cache<K, Store> cache, K key, Function<K, Optional<Store>> read) {
        Store cached = cache.getIfPresent(key);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<Store> found = read.apply(key);
        found.ifPresent(store -> cache.put(key, store));
        return found;
    }

    /** Oldest first, from after {@code afterId}. */
    public List<Store> list(long afterId, int limit) {
        return sql.list(afterId, limit);
    }

    /** For imports: the store of that code, made as an own and active one if there is none. */
    public Store ensure(String code, String name, String zone) {
        return sql.findByCode(code).orElseGet(() -> {
            sql.insert(List.of(new Store(ids.next(), code, name, zone, false, true)), clock.instant());
            return sql.findByCode(code).orElseThrow();
        });
    }

    /** @throws Problem {@code already_exists} */
    public Store create(StoreEntry entry) {
        Store store = new Store(ids.next(), entry.code(), entry.name(), entry.zone(), entry.franchise(), entry.active());
        if (sql.insert(List.of(store), clock.instant()) == 0) {
            throw Problem.of(ProblemCode.ALREADY_EXISTS, Map.of("code", entry.code()));
        }
        return store;
    }

    /** Changes what is not {@code null}. @throws Problem {@code store_unknown} */
    public Store update(String code, @Nullable String name, @Nullable String zone, @Nullable Boolean franchise, @Nullable Boolean active) {
        AfterCommit.run(this::forget);
        return sql.update(code, name, zone, franchise, active, clock.instant()).orElseThrow(() -> Problem.of(ProblemCode.STORE_UNKNOWN));
    }

    /** The stores of these codes as they are now, not from memory. */
    public Map<String, Store> byCodes(Collection<String> codes) {
        return sql.byCodes(codes);
    }

    /** Makes what is missing and overwrites what is there; codes must differ from each other. */
    public void put(List<StoreEntry> entries) {
        AfterCommit.run(this::forget);
        sql.put(entries.stream()
                .map(entry -> new Store(ids.next(), entry.code(), entry.name(), entry.zone(), entry.franchise(), entry.active())).toList(), clock.instant());
    }

    private void forget() {
        byId.invalidateAll();
        byCode.invalidateAll();
    }
}
