package io.huiji.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.imports.ImportClient;
import io.huiji.server.insight.job.Refresh;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** History that comes by file is counted on its own days, and not when it is taken back. */
class ImportedSumsIT {

    private static final String FILE = """
            小票号,时间,商品编码,商品名称,数量,单价,会员号,门店编码
            1001,2026-01-02 10:00:00,A1,苹果,3,12.50,m1,S1
            1001,2026-01-02 10:00:00,B1,香蕉,1,8.00,m1,S1
            1002,2026-01-02 11:00:00,A1,苹果,2,12.50,m2,S1
            1003,2026-01-03 09:00:00,A1,苹果,5,12.50,,S1
            2001,2026-01-04 10:00:00,A1,苹果,-2,12.50,m1,S1
            """;

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @Test
    void an_import_fills_the_days_it_tells_of_and_its_undoing_empties_them() {
        ImportClient client = new ImportClient(SERVER);
        JsonNode run = client.importText(FILE, "");
        assertThat(run.get("status").asString()).as(run.toString()).isEqualTo("done");
        assertThat(tiles("from=2026-01-02&to=2026-01-02")).isEqualTo("sales 7050, receipts 2, issued 70, active 2, participation 10000");
        assertThat(tiles("from=2026-01-03&to=2026-01-03")).isEqualTo("sales 0, receipts 0, issued 0, active 0, participation 0");
        assertThat(tiles("from=2026-01-04&to=2026-01-04")).isEqualTo("sales -2500, receipts 0, issued -25, active 0, participation -");
        SumsAgree.check(SERVER.jdbc(), "after the import");

        assertThat(client.undo(run.get("id").asString()).get("status").asString()).isEqualTo("undone");
        assertThat(tiles("from=2026-01-01&to=2026-01-05")).startsWith("sales 0, receipts 0, issued 0,");
    }

    private static String tiles(String days) {
        for (int i = 0; i < 3; i++) {
            SERVER.bean(Refresh.class).run();
        }
        JsonNode tiles = Api.operator(SERVER).get("/api/v1/insight/overview?" + days).json().path("tiles");
        StringBuilder text = new StringBuilder();
        for (String name : new String[] {"sales", "receipts", "issued", "active", "participation"}) {
            for (JsonNode tile : tiles) {
                if (tile.path("name").asString().equals(name)) {
                    text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(tile.path("value").asString("-"));
                }
            }
        }
        return text.toString();
    }
}
