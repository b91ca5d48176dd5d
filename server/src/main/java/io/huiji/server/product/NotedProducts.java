package io.huiji.server.product;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.huiji.server.product.store.ProductSql;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Writes down products that a till named before anybody wrote them here: one thread, a bounded queue, codes that are known in memory. */
@Component
class NotedProducts implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NotedProducts.class);
    private static final int KNOWN_MAX = 200_000;
    private static final int WAITING_MAX = 10_000;
    private static final int BATCH_MAX = 1_000;
    private static final int CODE_LENGTH_MAX = 64;
    private static final int NAME_LENGTH_MAX = 200;
    private static final long POLL_MILLIS = 200;

    private final ProductSql sql;
    private final InstantSource clock;
    private final Cache<String, Boolean> known = Caffeine.newBuilder().maximumSize(KNOWN_MAX).build();
    private final BlockingQueue<Noted> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
    private volatile boolean running;
    private volatile Thread writer = new Thread(() -> {});

    NotedProducts(ProductSql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    private record Noted(String code, String name) {}

    void note(Collection<String> codes, Map<String, String> names) {
        for (String code : codes) {
            if (known.getIfPresent(code) == null && !code.isBlank() && code.indexOf('\0') < 0 && code.length() <= CODE_LENGTH_MAX
                    && waiting.offer(new Noted(code, shortened(names.getOrDefault(code, code))))) {
                known.put(code, Boolean.TRUE);
            }
        }
    }

    private static String shortened(String name) {
        if (name.length() <= NAME_LENGTH_MAX) {
            return name;
        }
        return name.substring(0, Character.isHighSurrogate(name.charAt(NAME_LENGTH_MAX - 1)) ? NAME_LENGTH_MAX - 1 : NAME_LENGTH_MAX);
    }

    @Override
    public void start() {
        running = true;
        writer = Thread.ofVirtual().name("noted-products").start(this::write);
    }

    @Override
    public void stop() {
        running = false;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void write() {
        try {
            while (running || !waiting.isEmpty()) {
                Noted first = waiting.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    writeWith(first);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeWith(Noted first) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(first.code(), first.name());
        Noted next = waiting.poll();
        while (next != null) {
            names.putIfAbsent(next.code(), next.name());
            next = names.size() < BATCH_MAX ? waiting.poll() : null;
        }
        try {
            sql.note(names, clock.instant());
        } catch (DataAccessException failed) {
            known.invalidateAll(names.keySet());
            LOG.warn("{} unknown products were not noted; they will be when they are next sold", names.size(), failed);
        }
    }
}
