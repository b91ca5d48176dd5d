package io.huiji.server.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.huiji.server.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the application may do in the database, seen from a connection of its own pool. */
class ApplicationRoleIT {

    private static final TestDatabase DATABASE = TestDatabase.open();

    private static HikariDataSource pool = new HikariDataSource();

    @BeforeAll
    static void openPool() {
        DatabaseSettings settings = new DatabaseSettings(null, "", "", 2, Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofSeconds(2), 3, true);
        pool = Pool.open(DATABASE.location(), settings);
    }

    @AfterAll
    static void closePool() {
        pool.close();
        DATABASE.close();
    }

    @Test
    void a_pooled_connection_works_as_the_application_with_its_limits() {
        assertThat(ask("select current_user::text")).isEqualTo("huiji_app");
        assertThat(ask("show statement_timeout")).isEqualTo("30s");
        assertThat(ask("show lock_timeout")).isEqualTo("2s");
        assertThat(ask("show timezone")).isEqualTo("UTC");
        assertThat(ask("select application_name from pg_stat_activity where pid = pg_backend_pid()")).isEqualTo("huiji");
    }

    @Test
    void the_role_cannot_log_in_rule_or_own() {
        assertThat(ask("select concat(rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls) from pg_roles where rolname = 'huiji_app'"))
                .isEqualTo("ffffff");
        assertThat(ask("select count(*) from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'huiji_app'")).isEqualTo("0");
        assertThat(ask("select count(*) from pg_namespace n join pg_roles r on r.oid = n.nspowner where r.rolname = 'huiji_app'")).isEqualTo("0");
    }

    @Test
    void the_role_makes_no_tables_anywhere() {
        List<String> schemas = pooled().sql("select nspname::text from pg_namespace where nspname !~ '^(pg_|information_schema)'")
                .query((row, number) -> row.getString(1)).list();
        assertThat(schemas).contains("platform", "ledger");
        assertThat(schemas).allSatisfy(schema -> assertThatThrownBy(() -> pooled().sql("create table " + schema + ".forbidden (id bigint)").update())
                .hasStackTraceContaining("permission denied"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger.journal", "ledger.draw", "desk.decision", "access.trail"})
    void the_books_can_be_added_to_and_never_changed(String table) {
        assertThat(ask("select has_table_privilege('huiji_app', '" + table + "', 'insert')")).isEqualTo("t");
        for (String forbidden : List.of("update", "delete", "truncate", "trigger")) {
            assertThat(ask("select has_table_privilege('huiji_app', '" + table + "', '" + forbidden + "')")).as(forbidden).isEqualTo("f");
            assertThat(ask("select has_any_column_privilege('huiji_app', '" + table + "', 'update')")).isEqualTo("f");
        }
        assertThat(ask("""
                select count(*) from pg_inherits i
                 where i.inhparent = '%s'::regclass
                   and (has_table_privilege('huiji_app', i.inhrelid, 'update') or has_table_privilege('huiji_app', i.inhrelid, 'delete'))
                """.formatted(table))).as("partitions").isEqualTo("0");
        assertThatThrownBy(() -> pooled().sql("delete from " + table).update()).hasStackTraceContaining("permission denied");
    }

    private static String ask(String sql) {
        return pooled().sql(sql).query((row, number) -> row.getString(1)).single();
    }

    private static JdbcClient pooled() {
        return JdbcClient.create(pool);
    }
}
