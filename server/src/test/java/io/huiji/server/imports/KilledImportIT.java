package io.huiji.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.cli.Main;
import io.huiji.server.platform.DataDirectory;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.MutableClock;
import io.huiji.server.testing.ServerProcess;
import io.huiji.server.testing.TestDatabase;
import io.huiji.server.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} in the middle of an import, of the server and of the command line with a server of its own; run again it ends in the same books (T5). */
@Tag("T5")
@Tag("H1")
@Tag("embedded")
class KilledImportIT {

    private static final int RECEIPTS = 20_000;
    private static final int BALANCES = 10_000;
    private static final Pattern PROGRESS = Pattern.compile("(\\d+)/(\\d+) .*");

    @TempDir
    static Path folder = Path.of("");

    private static Path file = Path.of("");
    private static BooksOf undisturbed = new BooksOf(List.of(), List.of(), List.of());

    private DataDirectory data = ServerProcess.newData();

    @BeforeAll
    static void an_import_that_nobody_disturbs() throws IOException {
        file = Files.writeString(folder.resolve("receipts.csv"), receipts());
        try (TestDatabase database = TestDatabase.open(); TestServer server = TestServer.start(database, MutableClock.atNoonInShanghai())) {
            JsonNode run = new ImportClient(server).importFile(file, "");
            assertThat(ImportClient.figures(run)).containsEntry("receipts", Integer.toString(RECEIPTS));
            undisturbed = BooksOf.in(server);
        }
    }

    /** Sales of 300 members, every tenth of them brought back later, with a number of its own and no word of the receipt. */
    private static String receipts() {
        Random random = new Random(20_100_501);
        StringBuilder text = new StringBuilder("小票号,时间,商品编码,商品名称,数量,单价,会员号,门店编码\n");
        LocalDateTime at = LocalDateTime.of(2025, 1, 1, 9, 0);
        for (int i = 0; i < RECEIPTS; i++) {
            at = at.plusMinutes(7);
            String time = at.toString().replace('T', ' ') + ":00";
            String rest = "P" + random.nextInt(40) + ",货,%s" + (1 + random.nextInt(3)) + "," + (1 + random.nextInt(90)) + ".50,m" + random.nextInt(300) + ",S" + i % 5;
            text.append("R").append(i).append(',').append(time).append(',').append(rest.formatted("")).append('\n');
            text.append("R").append(i).append(',').append(time).append(',').append(rest.formatted("")).append('\n');
            if (i % 10 == 9) {
                text.append("B").append(i).append(',').append(time).append(',').append(rest.formatted("-")).append('\n');
            }
        }
        return text.toString();
    }

    @BeforeEach
    void newData() {
        ServerProcess.deleteData(data);
        data = ServerProcess.newData();
    }

    @AfterEach
    void deleteData() {
        ServerProcess.deleteData(data);
    }

    @Test
    void of_the_server() {
        for (int kill = 1; kill <= 2; kill++) {
            ServerProcess killed = ServerProcess.start(data);
            Api api = new Api(killed.baseUrl(), killed.operatorKey());
            String id = start(api);
            awaitSteps(api, id, kill * RECEIPTS / 4);
            killed.kill();
        }
        try (ServerProcess server = ServerProcess.start(data)) {
            Api api = new Api(server.baseUrl(), server.operatorKey());
            JsonNode killed = api.get("/api/v1/imports?limit=10").json().path("items");
            assertThat(killed.valueStream().map(run -> run.path("status").asString())).containsOnly("interrupted");
            JsonNode last = ended(api, start(api));
            Map<String, String> figures = ImportClient.figures(last);
            assertThat(Long.parseLong(figures.getOrDefault("already_there", "0"))).isGreaterThan(RECEIPTS / 4);
            assertThat(Long.parseLong(figures.getOrDefault("receipts", "0"))).isPositive();
            assertThat(BooksOf.in(owner())).isEqualTo(undisturbed);
            assertThat(ImportClient.figures(ended(api, start(api)))).containsAllEntriesOf(Map.of("receipts", "0", "points_clawed_back", "0",
                    "already_there", Integer.toString(RECEIPTS), "rejected", "0"));
            assertThat(BooksOf.in(owner())).isEqualTo(undisturbed);
        }
    }

    @Test
    void of_the_command_line() throws IOException {
        Process killed = commandLine();
        long done = awaitMiddle(killed.errorReader());
        killed.destroyForcibly();
        ImportClient.waitFor(killed);
        assertThat(done).as("it was killed in the middle").isPositive();
        Process again = commandLine();
        String printed = new String(again.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(ImportClient.waitFor(again)).as(printed).isZero();
        assertThat(printed.lines().filter(line -> line.startsWith("already_there=")).map(line -> Long.parseLong(line.substring(14))).findFirst().orElse(0L))
                .isPositive();
        try (ServerProcess server = ServerProcess.start(data)) {
            assertThat(server.baseUrl()).isNotEmpty();
            assertThat(BooksOf.in(owner())).isEqualTo(undisturbed);
        }
    }

    @Test
    @Tag("N3")
    void of_old_balances_that_a_second_person_approved_goes_on_by_itself() throws IOException {
        StringBuilder text = new StringBuilder("卡号,积分\n");
        for (int i = 0; i < BALANCES; i++) {
            text.append("K-").append(i).append(",10\n");
        }
        Path balances = Files.writeString(folder.resolve("balances.csv"), text);
        ServerProcess killed = ServerProcess.start(data);
        Api api = new Api(killed.baseUrl(), killed.operatorKey());
        String id = start(api, "balances", balances);
        awaitSteps(api, id, BALANCES / 4);
        // as the second person's word leaves it
        assertThat(owner().sql("update imports.run set asked_by = 1, asked_name = 'm', approved = true where id = ? and status = 'running'").param(Long.parseLong(id))
                .update()).isEqualTo(1);
        killed.kill();
        try (ServerProcess server = ServerProcess.start(data)) {
            Map<String, String> figures = ImportClient.figures(ended(new Api(server.baseUrl(), server.operatorKey()), id));
            long before = Long.parseLong(figures.getOrDefault("already_there", "0"));
            assertThat(before).as("it was killed in the middle").isPositive().isLessThan(BALANCES);
            assertThat(figures).containsAllEntriesOf(Map.of("balances", Long.toString(BALANCES - before), "rejected", "0"));
            assertThat(owner().sql("select count(*) || ' members, ' || min(spendable) || ' to ' || max(spendable) from ledger.account").query(String.class).single())
                    .isEqualTo(BALANCES + " members, 10 to 10");
        }
    }

    /** Steps that were done when it first said so; 0: it ended before. */
    private static long awaitMiddle(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher progress = PROGRESS.matcher(line);
            if (progress.matches() && Long.parseLong(progress.group(1)) > 0 && Long.parseLong(progress.group(1)) < Long.parseLong(progress.group(2))) {
                return Long.parseLong(progress.group(1));
            }
        }
        return 0;
    }

    private Process commandLine() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-cp", System.getProperty("java.class.path"), Main.class.getName(), "import", "receipts", file.toString());
        builder.environment().put("HUIJI_DATA", data.root().toString());
        builder.environment().remove("HUIJI_DATABASE_URL");
        return builder.start();
    }

    private static String start(Api api) {
        return start(api, "receipts", file);
    }

    private static String start(Api api, String kind, Path from) {
        Api.Answer started = api.send(HttpRequest.newBuilder(URI.create(api.baseUrl() + "/api/v1/imports/" + kind + "?fileName=" + kind + ".csv"))
                .header("Content-Type", "application/octet-stream").header("Idempotency-Key", UUID.randomUUID().toString()).POST(ImportClient.file(from)));
        assertThat(started.status()).as(started.text()).isEqualTo(201);
        return started.at("/id");
    }

    private static void awaitSteps(Api api, String id, int steps) {
        while (true) {
            JsonNode run = api.get("/api/v1/imports/" + id).json();
            assertThat(run.get("status").asString()).isIn("waiting", "reading", "running");
            if (Long.parseLong(run.get("done").asString()) >= steps) {
                return;
            }
            ImportClient.pause(5);
        }
    }

    private static JsonNode ended(Api api, String id) {
        while (true) {
            JsonNode run = api.get("/api/v1/imports/" + id).json();
            if (!run.get("finishedAt").isNull()) {
                assertThat(run.get("status").asString()).as(run.toString()).isEqualTo("done");
                return run;
            }
            ImportClient.pause(20);
        }
    }

    private JdbcClient owner() {
        String url = "jdbc:postgresql://127.0.0.1:" + data.read("postgres-port").orElseThrow() + "/huiji";
        return JdbcClient.create(new DriverManagerDataSource(url, "huiji", data.secret("postgres-password")));
    }
}
