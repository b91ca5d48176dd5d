package io.huiji.server.member.store;

import io.huiji.server.platform.Arrays;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code member.spending_device}. */
@Repository
public class SpendingSql {

    private final JdbcClient database;

    SpendingSql(JdbcClient database) {
        this.database = database;
    }

    public record Row(UUID deviceHash, String kind, Instant confirmedAt) {}

    public void insert(long memberId, Row device) {
        database.sql("insert into member.spending_device (member_id, device_hash, kind, confirmed_at) values (?, ?, ?, ?)")
                .param(memberId).param(device.deviceHash()).param(device.kind()).param(device.confirmedAt().atOffset(ZoneOffset.UTC)).update();
    }

    public boolean isConfirmed(long memberId, UUID deviceHash, Instant after) {
        return database.sql("select exists (select from member.spending_device where member_id = ? and device_hash = ? and confirmed_at > ?)")
                .param(memberId).param(deviceHash).param(after.atOffset(ZoneOffset.UTC)).query(Boolean.class).single();
    }

    /** Newest first. */
    public List<Row> list(long memberId, Instant after) {
        return database.sql("select device_hash, kind, confirmed_at from member.spending_device where member_id = ? and confirmed_at > ? order by confirmed_at desc, device_hash")
                .param(memberId).param(after.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Row(row.getObject(1, UUID.class), row.getString(2), row.getTimestamp(3).toInstant())).list();
    }

    public void keepNewest(long memberId, int max) {
        database.sql("""
                delete from member.spending_device where member_id = ? and device_hash in (
                    select device_hash from member.spending_device where member_id = ? order by confirmed_at desc, device_hash offset ?)""")
                .param(memberId).param(memberId).param(max).update();
    }

    /** Answers what kind it was; empty: there is none. */
    public Optional<String> remove(long memberId, UUID deviceHash) {
        return database.sql("delete from member.spending_device where member_id = ? and device_hash = ? returning kind")
                .param(memberId).param(deviceHash).query(String.class).optional();
    }

    public void forget(Collection<Long> memberIds) {
        database.sql("delete from member.spending_device where member_id = any (?::bigint[])").param(Arrays.longs(memberIds)).update();
    }
}
