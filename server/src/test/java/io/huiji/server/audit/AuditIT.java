package io.huiji.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.server.desk.Reply;
import io.huiji.server.desk.Shop;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The bank checker: 0 differences after a busy day and under load; one bad row is named, whichever it is. */
@Tag("T6")
class AuditIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static Shop shop;
    private static JsonNode auditOfNothing;
    private static JsonNode sealOfNothing;

    /** A row made bad by hand, past the application. {@code row}: the SQL of the name that the audit must give it. */
    record Plant(String what, String table, String where, String change, Check check, String row) {
        @Override
        public String toString() {
            return what;
        }
    }

    @BeforeAll
    static void a_busy_day_is_sealed_and_another_follows() {
        shop = new Shop(SERVER, "s1");
        auditOfNothing = audit();
        sealOfNothing = shop.post("/seals", "").body();
        publish("\"pendingDays\":0", "2020-01-01T00:00:00+08:00");
        for (int i = 0; i < 5; i++) {
            BusyDay.live(shop, AuditIT::holdsExpire);
        }
        SERVER.clock().advance(Duration.ofDays(1));
        publish("\"pendingDays\":2", SERVER.clock().instant().plusSeconds(60).toString());
        SERVER.clock().advance(Duration.ofMinutes(2));
        assertThat(shop.post("/seals", "").body().path("sealed").size()).isEqualTo(1);
        for (int i = 0; i < 3; i++) {
            BusyDay.live(shop, AuditIT::holdsExpire);
        }
    }

    private static void holdsExpire() {
        SERVER.clock().advance(Duration.ofMinutes(20));
    }

    private static void publish(String pending, String from) {
        Reply draft = shop.post("/programmes", """
                {"code":"audited","name":{"zh":"对账","en":"audited"},"zone":"Asia/Shanghai",
                 "earning":{"base":{"points":1,"perFen":100},%s},"expiry":{"kind":"months","months":1},
                 "transfer":{"enabled":true,"maxPoints":1000000,"maxPointsPerDay":100000000,"coolingHours":0}}""".formatted(pending));
        assertThat(draft.status()).as(draft.body().toString()).isEqualTo(201);
        Reply published = shop.post("/programmes/" + draft.text("id") + "/publish", "{\"effectiveFrom\":\"" + from + "\"}");
        assertThat(published.status()).as(published.body().toString()).isEqualTo(200);
    }

    static JsonNode audit() {
        return audit(shop);
    }

    static JsonNode audit(Shop shop) {
        Reply started = shop.post("/audits", "");
        assertThat(started.status()).as(started.body().toString()).isEqualTo(201);
        JsonNode run = started.body();
        for (int polls = 0; run.path("status").asString().equals("running"); polls++) {
            assertThat(polls).as("the audit must end").isLessThan(1_200);
            pause();
            run = shop.get("/audits/" + started.text("id")).body();
        }
        assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("done");
        return run;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static void assertClean(JsonNode run) {
        assertThat(run.path("differences").asString()).as(run.path("rows").toPrettyString()).isEqualTo("0");
    }

    @Test
    void empty_books_have_no_differences_and_no_day_to_seal() {
        assertClean(auditOfNothing);
        assertThat(sealOfNothing.path("sealed").size()).isZero();
    }

    @Test
    @Tag("N2")
    void a_busy_day_has_no_differences() {
        JsonNode run = audit();
        assertClean(run);
        assertThat(run.path("progress").asInt()).isEqualTo(100);
        assertThat(run.path("decisions").asString()).isEqualTo(count("desk.decision"));
        assertThat(run.path("journalRows").asString()).isEqualTo(count("ledger.journal"));
        assertThat(run.path("members").asString()).isEqualTo(count("ledger.account"));
        assertThat(run.path("receipts").asString()).isEqualTo(count("purchase.receipt"));
        assertThat(run.path("sealedDays").asString()).isEqualTo(count("audit.seal"));
        assertThat(shop.get("/audits").body().path("items").path(0).path("id").asString()).isEqualTo(run.path("id").asString());
    }

    private static String count(String table) {
        return SERVER.jdbc().sql("select count(*) from " + table).query(String.class).single();
    }

    @Test
    void tills_that_go_on_make_no_differences() throws Exception {
        try (ExecutorService tills = Executors.newFixedThreadPool(2)) {
            List<Future<?>> days = new ArrayList<>();
            for (int till = 0; till < 2; till++) {
                days.add(tills.submit(() -> {
                    for (int i = 0; i < 10; i++) {
                        BusyDay.live(shop, () -> { });
                    }
                }));
            }
            int audits = 0;
            do {
                assertClean(audit());
                audits++;
            } while (!days.stream().allMatch(Future::isDone));
            assertThat(audits).isPositive();
            for (Future<?> day : days) {
                day.get();
            }
        }
        assertClean(audit());
    }

    static List<Plant> plants() {
        String sale = "(select min(id) from ledger.journal where reason = 'earn' and spendable > 0 and debt = 0)";
        String open = "(select max(id) from ledger.lot where remaining > 1)";
        String drawn = "(select min(journal_id) from ledger.draw where remaining_delta < 0)";
        String redeemed = "(select min(id) from desk.decision where kind = 'redeem' and refusal is null and facts::text like '%\"remaining\":100%')";
        String hold = "(select min(id) from ledger.hold where status = 'open')";
        return List.of(
                new Plant("an account is off by one", "ledger.account", "member_id = (select min(member_id) from ledger.account where spendable > 0)",
                        "spendable = spendable + 1", Check.ACCOUNT_JOURNAL, "'account ' || member_id || '/1'"),
                new Plant("a movement is changed and balanced again", "ledger.journal", "id = " + sale,
                        "spendable = spendable + 1, issued = issued - 1", Check.DECISION_MOVEMENTS, "'journal ' || id"),
                new Plant("a movement is gone", "ledger.journal", "id = " + sale, "", Check.JOURNAL_LOTS, "'journal ' || id"),
                new Plant("a lot has less", "ledger.lot", "id = " + open, "remaining = remaining - 1", Check.LOT_DRAWS, "'lot ' || id"),
                new Plant("a lot lapses later", "ledger.lot", "id = " + open, "expires_at = expires_at + interval '1 day'", Check.DECISION_LOTS,
                        "'lot ' || id"),
                new Plant("a draw took more", "ledger.draw", "journal_id = " + drawn, "remaining_delta = remaining_delta - 1", Check.JOURNAL_LOTS,
                        "'journal ' || journal_id"),
                new Plant("a decision's points are changed", "desk.decision", "id = " + redeemed, "points = points + 1", Check.DECISION_ANSWER,
                        "'decision ' || id"),
                new Plant("a decision's facts are changed", "desk.decision", "id = " + redeemed,
                        "facts = replace(facts::text, '\"remaining\":100', '\"remaining\":30')::json", Check.DECISION_ANSWER, "'decision ' || id"),
                new Plant("a decision is gone", "desk.decision", "id = (select decision_id from ledger.journal where id = " + sale + ")", "",
                        Check.JOURNAL_DECISION, "'journal ' || (select min(j.id) from ledger.journal j where j.decision_id = kept.id)"),
                new Plant("a hold reserves more", "ledger.hold", "id = " + hold, "points = points + 1", Check.DECISION_HOLD, "'hold ' || id"),
                new Plant("a hold is closed by nobody", "ledger.hold", "id = " + hold, "status = 'voided'", Check.DECISION_HOLD, "'hold ' || id"),
                new Plant("a receipt forgets a refund", "purchase.receipt", "number = (select min(number) from purchase.receipt where refunded_fen > 0)",
                        "refunded_fen = refunded_fen - 1", Check.RECEIPT_REFUNDED, "'receipt ' || space || '/' || number"),
                new Plant("a movement of a sealed day is changed", "ledger.journal", "id = " + sale,
                        "effective_at = effective_at + interval '1 microsecond'", Check.SEALED_ROW, "'journal ' || id"),
                new Plant("a movement of a sealed day is gone", "ledger.journal", "id = " + sale, "", Check.SEALED_ROW, "'journal ' || id"),
                new Plant("a standing counts more points", "standing.standing",
                        "member_id = (select min(member_id) from standing.standing where lifetime_points > 0)", "lifetime_points = lifetime_points + 1",
                        Check.STANDING, "'standing ' || member_id"),
                new Plant("a standing is gone", "standing.standing", "member_id = (select min(member_id) from standing.standing where lifetime_points > 0)", "",
                        Check.STANDING, "'standing ' || member_id"),
                new Plant("a day's total is changed", "standing.day",
                        "(member_id, day) = (select member_id, day from standing.day where spend_fen > 0 order by 1, 2 limit 1)", "spend_fen = spend_fen - 1",
                        Check.STANDING_DAY, "'day ' || member_id || '/' || day"),
                new Plant("a claim is gone", "platform.claim", "decision_id = (select min(id) from desk.decision where kind = 'redeem')", "",
                        Check.CLAIM_DECISION, "'decision ' || decision_id"),
                new Plant("a claim names another decision", "platform.claim", "decision_id = (select min(id) from desk.decision where kind = 'redeem')",
                        "decision_id = 1", Check.CLAIM_DECISION, "'claim ' || claim"),
                new Plant("a receipt's number is gone", "purchase.receipt",
                        "number = (select min(number) from purchase.receipt where refunded_fen = 0 and decision_id is not null)", "",
                        Check.DECISION_NUMBER, "'decision ' || decision_id"),
                new Plant("a refund's number is gone", "purchase.refund", "number = (select min(number) from purchase.refund)", "",
                        Check.DECISION_NUMBER, "'decision ' || decision_id"),
                new Plant("what is summed of a purchase is changed", "desk.decision", "id = (select min(id) from desk.decision where kind = 'purchase')",
                        "amount_fen = amount_fen + 1", Check.DECISION_ANSWER, "'decision ' || id"),
                new Plant("a sealed command is changed without another answer", "desk.decision", "id = (select min(id) from desk.decision where kind = 'adjust')",
                        "command = replace(command::text, '盘点更正', '盘点')::json", Check.SEALED_DECISION, "'decision ' || id"),
                new Plant("a sealed fact is changed without another answer", "desk.decision", "id = (select min(id) from desk.decision where kind = 'purchase')",
                        "facts = regexp_replace(facts::text, '\"enrolledAt\":[^,}]+', '\"enrolledAt\":\"2001-01-01T00:00:00Z\"')::json",
                        Check.SEALED_DECISION, "'decision ' || id"),
                new Plant("a sealed decision is gone", "desk.decision", "id = (select min(id) from desk.decision where kind = 'adjust')", "",
                        Check.SEALED_DECISION, "'decision ' || id"),
                new Plant("a seal is changed", "audit.seal", "true", "digest = sha256(digest)", Check.SEAL, "'seal ' || day"));
    }

    @Tag("I21")
    @ParameterizedTest
    @MethodSource("plants")
    void a_bad_row_is_found_and_named(Plant plant) {
        JdbcClient owner = SERVER.jdbc();
        owner.sql("create table kept as select * from " + plant.table() + " where " + plant.where()).update();
        try {
            String row = owner.sql("select " + plant.row() + " from kept").query(String.class).single();
            String change = plant.change().isEmpty() ? "delete from " + plant.table() : "update " + plant.table() + " set " + plant.change();
            assertThat(owner.sql(change + " where " + plant.where()).update()).isEqualTo(1);
            JsonNode run = audit();
            assertThat(Long.parseLong(run.path("differences").asString())).isPositive();
            assertThat(run.path("rows").valueStream().map(found -> found.path("check").asString() + " " + found.path("row").asString()))
                    .as(run.path("rows").toPrettyString()).contains(plant.check().name().toLowerCase(Locale.ROOT) + " " + row);
        } finally {
            restore(owner, plant.table());
        }
        assertClean(audit());
    }

    private static void restore(JdbcClient owner, String table) {
        String key = switch (table) {
            case "ledger.account", "standing.standing" -> "member_id";
            case "standing.day" -> "member_id, day";
            case "platform.claim" -> "claim";
            case "ledger.draw" -> "journal_id";
            case "purchase.receipt", "purchase.refund" -> "number";
            case "audit.seal" -> "day";
            default -> "id";
        };
        owner.sql("delete from " + table + " where (" + key + ") in (select " + key + " from kept)").update();
        owner.sql("insert into " + table + " select * from kept").update();
        owner.sql("drop table kept").update();
    }

    @Test
    @Tag("I21")
    void a_movement_added_to_a_sealed_day_is_named() {
        JdbcClient owner = SERVER.jdbc();
        String id = owner.sql("""
                insert into ledger.journal select (jsonb_populate_record(j, '{"id": 9000000000000000}')).* from ledger.journal j order by id limit 1
                returning id""").query(String.class).single();
        try {
            assertThat(audit().path("rows").valueStream().map(found -> found.path("check").asString() + " " + found.path("row").asString()))
                    .contains("sealed_row journal " + id);
        } finally {
            owner.sql("delete from ledger.journal where id = 9000000000000000").update();
        }
    }

    @Test
    @Tag("I1")
    void the_application_cannot_change_a_seal() {
        JdbcClient application = SERVER.bean(JdbcClient.class);
        for (String sql : List.of("update audit.seal set row_count = 0", "delete from audit.seal", "update audit.seal_chunk set entries = ''",
                "delete from audit.seal_chunk", "delete from audit.seal_decision_chunk")) {
            assertThatThrownBy(() -> application.sql(sql).update()).isInstanceOf(DataAccessException.class);
        }
    }
}
