package io.huiji.server.access.store;

import static io.huiji.server.access.store.Rows.utc;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Second factors: columns of {@code access.staff}, and {@code access.recovery_code}. */
@Repository
public class FactorSql {

    private final JdbcClient database;

    FactorSql(JdbcClient database) {
        this.database = database;
    }

    /** A secret that is not in force yet. @return {@code false}: one is in force */
    public boolean propose(long staffId, byte[] sealed) {
        return database.sql("update access.staff set second_factor = ? where staff_id = ? and not second_factor_on").param(sealed).param(staffId).update() == 1;
    }

    /** Puts the proposed secret in force. @return {@code false}: there is none, or one is in force already */
    public boolean turnOn(long staffId, byte[] sealed, long step) {
        return database.sql("""
                update access.staff set second_factor_on = true, second_factor_step = ?, version = version + 1
                 where staff_id = ? and second_factor = ? and not second_factor_on""").param(step).param(staffId).param(sealed).update() == 1;
    }

    public void turnOff(long staffId) {
        database.sql("update access.staff set second_factor_on = false, second_factor = null, version = version + 1 where staff_id = ?").param(staffId).update();
        database.sql("delete from access.recovery_code where staff_id = ?").param(staffId).update();
    }

    /** @return whether the step was not used before, nor a later one */
    public boolean useStep(long staffId, long step) {
        return database.sql("update access.staff set second_factor_step = ? where staff_id = ? and second_factor_step < ?")
                .param(step).param(staffId).param(step).update() == 1;
    }

    public void putCodes(long staffId, List<byte[]> hashes) {
        database.sql("delete from access.recovery_code where staff_id = ?").param(staffId).update();
        database.sql("insert into access.recovery_code (staff_id, hash) select ?, hash from unnest(?::bytea[]) hash")
                .param(staffId).param(hashes.toArray(byte[][]::new)).update();
    }

    /** @return whether it was one, and not used before */
    public boolean useCode(long staffId, byte[] hash, Instant at) {
        return database.sql("update access.recovery_code set used_at = ? where staff_id = ? and hash = ? and used_at is null")
                .param(utc(at)).param(staffId).param(hash).update() == 1;
    }
}
