package io.huiji.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.platform.DataDirectory;
import io.huiji.server.testing.ServerProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The command line on an installation of its own, alone and beside a running server. */
@Tag("H1")
class MainIT {

    private static final String FILE = """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            536365,85123A,HEART,6,2010-12-01 08:26:00,2.55,17850,United Kingdom
            536365,71053,LANTERN,6,2010-12-01 08:26:00,x,17850,United Kingdom
            C536379,85123A,HEART,-1,2010-12-01 09:41:00,2.55,17850,United Kingdom
            """;

    @TempDir
    Path folder = Path.of("");

    private static final int MANY = 20_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private boolean isTerminal;

    @Test
    void works_alone_and_beside_a_running_server() throws IOException {
        Path file = Files.writeString(folder.resolve("receipts.csv"), FILE);
        DataDirectory data = ServerProcess.newData();
        try {
            assertThat(run(data.root(), "import", "receipts", file.toString())).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(Main.OK);
            Map<String, String> figures = figures();
            assertThat(figures).containsAllEntriesOf(Map.of("lines", "3", "receipts", "1", "members", "1", "net_fen", "1530", "points_earned", "15",
                    "returns_matched_lines", "1", "points_clawed_back", "3", "rejected", "1"));
            assertThat(Files.readString(Path.of(figures.getOrDefault("rejected_file", "")))).contains("3,\"UnitPrice\"");
            try (ServerProcess server = ServerProcess.start(data)) {
                assertThat(server.baseUrl()).isNotEmpty();
                assertThat(run(data.root(), "import", "receipts", file.toString(), "--dry-run")).isEqualTo(Main.OK);
                assertThat(figures()).containsEntry("already_there", "1").containsEntry("receipts", "0");
                assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("starting one");
                String id = figures.getOrDefault("import_id", "");
                assertThat(run(data.root(), "import", "undo", id)).isEqualTo(Main.OK);
                assertThat(figures()).containsEntry("receipts", "1").containsEntry("points", "12").containsEntry("debt_points", "0");
                assertThat(run(data.root(), "import", "undo", id, "--yes")).isEqualTo(Main.OK);
                assertThat(figures()).containsEntry("undone_receipts", "1").containsEntry("undone_points", "12");
                assertThat(run(data.root(), "import", "list")).isEqualTo(Main.OK);
                assertThat(out.toString(StandardCharsets.UTF_8)).contains(id + "\tundone\tonline-retail\treceipts.csv");
                assertThat(run(data.root(), "import", "undo", id, "--yes")).isEqualTo(Main.FAILED);
                assertThat(run(data.root(), "import", "receipts", file.toString())).isEqualTo(Main.OK);
                assertThat(figures()).containsEntry("receipts", "1").containsEntry("points_clawed_back", "3");
                Path old = Files.writeString(folder.resolve("old.csv"), "卡号,积分\nK-1,120\nK-2,-1\nK-3,\n");
                assertThat(run(data.root(), "import", "balances", old.toString(), "--dry-run")).isEqualTo(Main.OK);
                assertThat(figures()).containsEntry("points", "120").containsEntry("cards_blank", "1").containsEntry("rejected", "1");
                assertThat(run(data.root(), "import", "balances", old.toString())).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(Main.OK);
                assertThat(figures()).containsEntry("balances", "1").containsEntry("points", "120");
                String balances = figures().getOrDefault("import_id", "");
                assertThat(run(data.root(), "import", "undo", balances, "--yes")).isEqualTo(Main.OK);
                assertThat(figures()).containsEntry("undone_balances", "1").containsEntry("undone_points", "120");
                assertThat(run(data.root(), "audit")).as(out.toString(StandardCharsets.UTF_8)).isEqualTo(Main.OK);
                assertThat(figures()).containsEntry("differences", "0").containsEntry("members", "2");
                aRowThatIsWrongIsNamedUntilItIsRight(data);
                showsItsRateAndTheTimeLeft(data);
            }
        } finally {
            ServerProcess.deleteData(data);
        }
    }

    /** By the owner of the database: the application may not. */
    private void aRowThatIsWrongIsNamedUntilItIsRight(DataDirectory data) {
        JdbcClient owner = JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + data.read("postgres-port").orElseThrow() + "/huiji", "huiji", data.secret("postgres-password")));
        long member = owner.sql("select member_id from ledger.account where spendable > 0 limit 1").query(Long.class).single();
        owner.sql("update ledger.account set spendable = spendable + 1 where member_id = ?").param(member).update();
        assertThat(run(data.root(), "audit")).isEqualTo(Main.FAILED);
        assertThat(figures().get("differences")).isNotEqualTo("0");
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).anyMatch(line ->
                line.startsWith("# ") && line.contains(Long.toString(member)) && line.contains("expected spendable=12 ") && line.contains("found spendable=13 "));
        owner.sql("update ledger.account set spendable = spendable - 1 where member_id = ?").param(member).update();
        assertThat(run(data.root(), "audit")).as(out.toString(StandardCharsets.UTF_8)).isEqualTo(Main.OK);
        assertThat(figures()).containsEntry("differences", "0");
    }

    private void showsItsRateAndTheTimeLeft(DataDirectory data) throws IOException {
        StringBuilder text = new StringBuilder("小票号,时间,商品编码,商品名称,数量,单价,会员号,门店编码\n");
        for (int i = 0; i < MANY; i++) {
            text.append("R").append(i).append(",2025-01-01 09:00:00,P1,货,1,10.00,m").append(i % 300).append(",S1\n");
        }
        Path file = Files.writeString(folder.resolve("many.csv"), text);
        isTerminal = true;
        assertThat(run(data.root(), "import", "receipts", file.toString())).isEqualTo(Main.OK);
        assertThat(figures()).containsEntry("receipts", Integer.toString(MANY));
        assertThat(err.toString(StandardCharsets.UTF_8)).containsPattern("[0-9]+/" + MANY + " · [0-9]+/s · 剩余 [0-9]+ 秒 / seconds left");
    }

    @Test
    void asked_wrongly_it_says_how() {
        assertThat(run(folder, "import", "receipts", "no-such-file.csv")).isEqualTo(Main.USAGE);
        assertThat(run(folder, "conquer")).isEqualTo(Main.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("conquer").contains("import receipts FILE");
    }

    private int run(Path data, String... arguments) {
        out.reset();
        err.reset();
        try (PrintStream console = new PrintStream(out, true, StandardCharsets.UTF_8); PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            return new Main(console, errors, isTerminal, data).run(List.of(arguments));
        }
    }

    private Map<String, String> figures() {
        Map<String, String> figures = new HashMap<>();
        out.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("=")).forEach(line ->
                figures.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return figures;
    }
}
