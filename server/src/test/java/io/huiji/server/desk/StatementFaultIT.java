package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.desk.UseCases.Request;
import io.huiji.server.desk.UseCases.UseCase;
import io.huiji.server.desk.jobs.Sweep;
import io.huiji.server.testing.BooksAgree;
import io.huiji.server.testing.MutableClock;
import io.huiji.server.testing.PlantedFaults;
import io.huiji.server.testing.PlantedFaults.Fault;
import io.huiji.server.testing.TestDatabase;
import io.huiji.server.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Every statement of every use case fails once in each way (T9). After each fault the answer says done, not done or unknown, and truly;
 * the same key sent again has the effect exactly once; the books agree. {@code -Dhuiji.faults.only=…} for one use case.
 */
@Tag("T9")
class StatementFaultIT {

    private static final Set<String> NOT_DONE = Set.of("not_done", "overloaded", "internal");
    private static final Set<String> UNKNOWN = Set.of("outcome_unknown", "in_flight");
    private static final int REPEATS_MAX = 5;
    private static final int STATEMENTS_MAX = 60;

    /** What a use case changes: the sums of every table that holds a trace of it. */
    private static final String TRACES = """
            select (select count(*) from platform.claim), (select count(*) from desk.decision), (select count(*) from ledger.journal),
                   (select count(*) from ledger.lot), (select count(*) from ledger.draw), (select count(*) from ledger.hold where status = 'open'),
                   (select count(*) from purchase.receipt), (select count(*) from purchase.receipt where state = 'credited'),
                   (select count(*) from purchase.refund), (select coalesce(sum(refunded_fen), 0) from purchase.receipt),
                   (select coalesce(sum(receipts), 0) from purchase.unnamed_lately), (select coalesce(sum(net_fen - refunded_fen), 0) from purchase.unnamed_lately),
                   (select sum(spendable) from ledger.account), (select sum(held) from ledger.account), (select sum(debt) from ledger.account),
                   (select coalesce(sum(spend_fen), 0) from standing.day), (select count(*) from member.member), (select count(*) from member.identity),
                   (select count(*) from member.member where status = 'merged')""";

    private static TestDatabase database;
    private static SingleConnectionDataSource connection;
    private static JdbcClient owner;
    private static PlantedFaults faults;
    private static TestServer server;
    private static Shop shop;

    @BeforeAll
    static void open() {
        database = TestDatabase.open();
        connection = new SingleConnectionDataSource(database.location().url(), database.location().user(), database.location().password(), true);
        owner = JdbcClient.create(connection);
        faults = new PlantedFaults(owner);
        server = TestServer.start(database, MutableClock.atNoonInShanghai(),
                context -> context.registerBean("plantedFaults", PlantedFaults.class, () -> faults),
                "--huiji.jobs.enabled=false", "--logging.level.io.huiji=off", "--logging.level.com.zaxxer.hikari=off");
        shop = new Shop(server, "faults");
        Reply draft = shop.post("/programmes", ModelIT.PROGRAMME);
        assertThat(shop.post("/programmes/" + draft.text("id") + "/publish", "{\"effectiveFrom\":\"2020-01-01T00:00:00+08:00\"}").status()).isEqualTo(200);
    }

    @AfterAll
    static void close() {
        server.close();
        connection.destroy();
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> a_fault_at_any_statement_leaves_one_effect_or_none() {
        return new UseCases(shop).all().entrySet().stream().filter(entry -> entry.getKey().contains(System.getProperty("huiji.faults.only", "")))
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> everyFault(entry.getKey(), entry.getValue())));
    }

    private void everyFault(String name, UseCase useCase) {
        send(useCase.next());
        Request clean = useCase.next();
        List<Long> before = traces();
        assertThat(isDone(send(clean))).isTrue();
        List<Long> effect = since(before);
        int tried = 0;
        for (Fault fault : Fault.values()) {
            int statement = 1;
            while (cameToPass(useCase.next(), fault, statement, effect, name + ", statement " + statement + " " + fault)) {
                statement++;
                assertThat(statement).isLessThan(STATEMENTS_MAX);
            }
            assertThat(statement).as("%s has statements for %s", name, fault).isGreaterThan(1);
            tried += statement - 1;
        }
        BooksAgree.check(owner, name);
        System.out.println(name + ": " + tried + " faults");
    }

    /** @return false when the request has fewer statements */
    private boolean cameToPass(Request request, Fault fault, int statement, List<Long> effect, String where) {
        List<Long> before = traces();
        faults.plant(fault, statement);
        Reply reply = send(request);
        boolean cameToPass = faults.clear();
        if (isDone(reply)) {
            // What follows an enrolment may have failed; the job makes up for it.
            server.bean(Sweep.class).run();
            assertThat(since(before)).as(where).isEqualTo(effect);
        } else {
            assertThat(cameToPass).as("%s: %s", where, reply.body()).isTrue();
            refusalIsTrue(reply, request, before, where);
            reply = repeat(request, where);
        }
        assertThat(since(before)).as("%s, once", where).isEqualTo(effect);
        assertThat(said(send(request))).as("%s, again", where).isEqualTo(said(reply));
        assertThat(since(before)).as("%s, again", where).isEqualTo(effect);
        return cameToPass;
    }

    private void refusalIsTrue(Reply reply, Request request, List<Long> before, String where) {
        for (String code : codes(reply)) {
            assertThat(code).as("%s: %s", where, reply.body()).matches(given -> NOT_DONE.contains(given) || UNKNOWN.contains(given));
        }
        if (reply.status() >= 400 && NOT_DONE.contains(reply.code())) {
            assertThat(since(before)).as("%s said %s to %s", where, reply.code(), request.path()).containsOnly(0L);
        }
    }

    private Reply repeat(Request request, String where) {
        Reply reply = send(request);
        for (int i = 0; i < REPEATS_MAX && !isDone(reply); i++) {
            reply = send(request);
        }
        assertThat(isDone(reply)).as("%s, repeated: %s", where, reply.body()).isTrue();
        return reply;
    }

    /** A bulk call is done when each item is. */
    private static boolean isDone(Reply reply) {
        return reply.status() < 400 && codes(reply).isEmpty();
    }

    /** Codes of all problems that the answer holds. */
    private static List<String> codes(Reply reply) {
        if (reply.status() >= 400) {
            return List.of(reply.code());
        }
        List<String> codes = new ArrayList<>();
        reply.body().path("results").forEach(result -> {
            if (result.has("problem")) {
                codes.add(result.path("problem").path("code").asString());
            }
        });
        return codes;
    }

    /** The answer without the mark that an item of a bulk call is a repeat. */
    private static String said(Reply reply) {
        return reply.body().toString().replace("\"repeated\":true,", "");
    }

    private static Reply send(Request request) {
        return shop.post(request.path(), request.key(), request.body());
    }

    private static List<Long> traces() {
        return owner.sql(TRACES).query((row, n) -> {
            List<Long> sums = new ArrayList<>();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                sums.add(row.getLong(column));
            }
            return sums;
        }).single();
    }

    private static List<Long> since(List<Long> before) {
        List<Long> now = traces();
        List<Long> differences = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            differences.add(now.get(i) - before.get(i));
        }
        return differences;
    }
}
