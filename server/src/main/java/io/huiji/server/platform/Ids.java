package io.huiji.server.platform;

import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 64-bit ids, unique over all instances, drawn from the database in blocks. */
@Component
public final class Ids {

    /** Ids in a block; {@code platform.id_block} counts blocks. */
    static final long BLOCK_SIZE = 10_000;

    private final JdbcClient database;
    private final ReentrantLock lock = new ReentrantLock();
    private long next;
    private long end;

    public Ids(JdbcClient database) {
        this.database = database;
    }

    public long next() {
        lock.lock();
        try {
            if (next == end) {
                long block = database.sql("select nextval('platform.id_block')").query(Long.class).single();
                next = Math.multiplyExact(block, BLOCK_SIZE);
                end = next + BLOCK_SIZE;
            }
            return next++;
        } finally {
            lock.unlock();
        }
    }
}
