package io.huiji.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Role;
import io.huiji.server.imports.job.Jobs;
import io.huiji.server.platform.DataDirectory;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.Browser;
import io.huiji.server.testing.MutableClock;
import io.huiji.server.testing.People;
import io.huiji.server.testing.PlantedFaults;
import io.huiji.server.testing.PlantedFaults.Fault;
import io.huiji.server.testing.TestDatabase;
import io.huiji.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A file of old balances that waits for a second person, on two instances: whichever of them dies or is asked, it is brought in once or not at all, and people are told. */
@Tag("N3")
@Tag("O1")
class HeldImportIT {

    private static final int STATEMENTS_MAX = 60;
    private static final String[] QUIET = {"--huiji.jobs.enabled=false", "--huiji.access.stranger-requests-per-second=1000", "--logging.level.io.huiji=off",
        "--logging.level.com.zaxxer.hikari=off"};

    private static TestDatabase database = new TestDatabase();
    private static PlantedFaults faults = new PlantedFaults(database.jdbc());
    private static TestServer one = new TestServer();
    private static TestServer other = one;
    private static Browser maker = new Browser(one);
    private static People.Person finance = new People.Person("", "", Role.FINANCE, maker, "");
    private static int cards;

    @BeforeAll
    static void two_instances_on_one_database() {
        database = TestDatabase.open();
        faults = new PlantedFaults(database.jdbc());
        MutableClock clock = MutableClock.atNoonInShanghai();
        one = TestServer.start(database, clock, context -> context.registerBean("plantedFaults", PlantedFaults.class, () -> faults), QUIET);
        other = TestServer.start(database, clock, QUIET);
        maker = new People(one).signIn(Role.ADMINISTRATOR).browser();
        finance = new People(one).signIn(Role.FINANCE);
    }

    @AfterAll
    static void close() {
        other.close();
        one.close();
        database.close();
    }

    /** What waits: its approval, and the card that will have 5,000 points. */
    private record Held(String importId, String approvalId, String card) {}

    @Test
    void approved_by_somebody_whose_server_died_it_is_brought_in_once_by_the_next_sweep() {
        Held held = hold();
        approvedAndCutShort(held);
        sweep(one);
        await(held, "done");
        sweep(one);
        assertThat(approval(held)).isEqualTo("done");
        assertThat(points(held)).isEqualTo("5000");
        assertThat(approve(finance.browser(), held).at("/status")).as("again").isEqualTo("done");
        assertThat(points(held)).isEqualTo("5000");
        assertThat(uploads(one)).doesNotContain(held.importId() + "-upload");
    }

    @Test
    void released_and_not_begun_when_the_server_died_it_goes_on_at_the_next_start() {
        Held held = hold();
        approvedAndCutShort(held);
        database.jdbc().sql("update imports.run set status = 'waiting', approved = true where id = ?").param(Long.parseLong(held.importId())).update();
        // what still waits for somebody's word is left to wait
        Held waits = hold();
        start(one);
        await(held, "done");
        assertThat(points(held)).isEqualTo("5000");
        sweep(one);
        assertThat(approval(held)).isEqualTo("done");
        assertThat(status(waits) + " " + approval(waits)).isEqualTo("held open");
        assertThat(approve(finance.browser(), waits).at("/status")).isEqualTo("done");
        await(waits, "done");
        assertThat(points(waits)).isEqualTo("5000");
    }

    /** The other instance starts while this one is down, and does not take the file for lost. */
    @Test
    void another_instance_that_starts_meanwhile_does_not_spoil_it() {
        Held held = hold();
        approvedAndCutShort(held);
        sweep(other);
        assertThat(status(held) + " " + approval(held)).as("its file is not there").isEqualTo("held approved");
        database.jdbc().sql("update imports.run set status = 'running', approved = true where id = ?").param(Long.parseLong(held.importId())).update();
        start(other);
        assertThat(status(held)).isEqualTo("interrupted");
        start(one);
        await(held, "done");
        assertThat(points(held)).isEqualTo("5000");
    }

    @Test
    void an_import_that_nobody_had_to_approve_is_cut_short_as_ever_and_leaves_no_file() throws IOException {
        String id = new ImportClient(one).importBalances("卡号,积分\nK-free,5\n", "").get("id").asString();
        database.jdbc().sql("update imports.run set status = 'running', finished_at = null where id = ?").param(Long.parseLong(id)).update();
        Files.writeString(folder(one).resolve(id + "-upload"), "卡号,积分\nK-free,5\n");
        start(one);
        assertThat(new ImportClient(one).get("/api/v1/imports/" + id).get("status").asString()).isEqualTo("interrupted");
        assertThat(uploads(one)).doesNotContain(id + "-upload");
    }

    @Test
    void the_instance_that_has_not_the_file_says_what_to_do_and_approves_nothing() {
        Held held = hold();
        Browser there = new People(other).signIn(Role.FINANCE).browser();
        Answer refused = approve(there, held);
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("upload_elsewhere");
        assertThat(refused.text()).contains("请经那台服务器复核", "重新上传", "upload the file again");
        assertThat(status(held) + " " + approval(held)).isEqualTo("held open");
        assertThat(approve(finance.browser(), held).at("/status")).isEqualTo("done");
        await(held, "done");
        assertThat(points(held)).isEqualTo("5000");
        assertThat(approve(there, held).at("/status")).as("repeated, wherever").isEqualTo("done");
    }

    @Test
    void rejected_through_the_other_instance_it_is_rejected_and_its_file_goes() {
        Held held = hold();
        assertThat(uploads(one)).contains(held.importId() + "-upload");
        Browser there = new People(other).signIn(Role.FINANCE).browser();
        assertThat(reject(there, held, UUID.randomUUID().toString()).at("/status")).isEqualTo("rejected");
        assertThat(status(held)).isEqualTo("failed");
        sweep(one);
        assertThat(uploads(one)).doesNotContain(held.importId() + "-upload");
        assertThat(points(held)).isEmpty();
    }

    @Test
    @Tag("T9")
    void whatever_fails_it_is_rejected_whole_or_still_waits_whole() {
        for (Fault fault : List.of(Fault.CONNECTION_LOST, Fault.SERIALIZATION, Fault.COMMIT_ANSWER_LOST)) {
            int statement = 1;
            while (cameToPass(fault, statement)) {
                statement++;
                assertThat(statement).isLessThan(STATEMENTS_MAX);
            }
            assertThat(statement).as(fault.name()).isGreaterThan(1);
        }
    }

    private static boolean cameToPass(Fault fault, int statement) {
        Held held = hold();
        String key = UUID.randomUUID().toString();
        faults.plant(fault, statement);
        Answer answer = reject(finance.browser(), held, key);
        boolean cameToPass = faults.clear();
        String where = fault + " " + statement + ": " + answer.text();
        assertThat(status(held) + " " + approval(held)).as(where).isIn(answer.status() == 200 ? List.of("failed rejected") : List.of("held open", "failed rejected"));
        if (approval(held).equals("open") && statement % 2 == 0) {
            assertThat(approve(finance.browser(), held).at("/status")).as(where).isEqualTo("done");
            await(held, "done");
            assertThat(points(held)).as(where).isEqualTo("5000");
        } else {
            assertThat(reject(finance.browser(), held, key).at("/status")).as(where).isEqualTo("rejected");
            assertThat(status(held)).as(where).isEqualTo("failed");
            assertThat(points(held)).as(where).isEmpty();
        }
        return cameToPass;
    }

    private static Held hold() {
        String card = "KH-" + ++cards;
        Answer asked = maker.send(maker.request("POST", "/api/v1/imports/balances?fileName=" + card + ".csv", UUID.randomUUID().toString(), "卡号,积分\n" + card + ",5000\n")
                .setHeader("Content-Type", "application/octet-stream"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        Held held = new Held(asked.at("/id"), "", card);
        await(held, "held");
        Answer inbox = maker.get("/api/v1/approvals?status=open");
        assertThat(inbox.at("/items/0/reason")).contains(card);
        return new Held(held.importId(), inbox.at("/items/0/id"), card);
    }

    /** As a server leaves it that dies between the word and the deed. */
    private static void approvedAndCutShort(Held held) {
        database.jdbc().sql("update access.approval set status = 'approved', decided_by = ?, decided_name = 'f', decided_reason = '同意', decided_at = asked_at where approval_id = ?")
                .param(Long.parseLong(finance.id())).param(Long.parseLong(held.approvalId())).update();
        one.clock().advance(Duration.ofMinutes(2));
    }

    /** As far as imports go. */
    private static void start(TestServer server) {
        server.bean(Jobs.class).stop();
        server.bean(Jobs.class).start();
    }

    private static void sweep(TestServer server) {
        Answer swept = Api.operator(server).post("/api/v1/jobs/sweep", "");
        assertThat(swept.status()).as(swept.text()).isEqualTo(200);
    }

    private static Answer approve(Browser who, Held held) {
        return who.post("/api/v1/approvals/" + held.approvalId() + "/approve", Map.of("reason", "核对无误"));
    }

    private static Answer reject(Browser who, Held held, String key) {
        return who.send("POST", "/api/v1/approvals/" + held.approvalId() + "/reject", key, Map.of("reason", "数目不对"));
    }

    private static String approval(Held held) {
        return maker.get("/api/v1/approvals/" + held.approvalId()).at("/status");
    }

    private static String status(Held held) {
        return Api.operator(other).get("/api/v1/imports/" + held.importId()).at("/status");
    }

    /** Empty: nobody has the card. */
    private static String points(Held held) {
        Api api = Api.operator(other);
        String member = api.post("/api/v1/members/lookup", Map.of("member", Map.of("card", held.card()))).at("/id");
        return member.isEmpty() ? "" : api.get("/api/v1/members/" + member + "/balance").at("/spendable");
    }

    private static Path folder(TestServer server) {
        return server.bean(DataDirectory.class).file("imports");
    }

    private static List<String> uploads(TestServer server) {
        try (Stream<Path> all = Files.list(folder(server))) {
            return all.map(file -> file.getFileName().toString()).filter(name -> name.endsWith("-upload")).toList();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static void await(Held held, String status) {
        for (int i = 0; i < 400 && !status(held).equals(status); i++) {
            ImportClient.pause(50);
        }
        assertThat(status(held)).as(Api.operator(one).get("/api/v1/imports/" + held.importId()).text()).isEqualTo(status);
    }
}
