package io.huiji.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.desk.Reply;
import io.huiji.server.desk.Shop;
import io.huiji.server.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** One bad row about a merge, made past the application, is named by the audit; put right again, the audit finds nothing. */
@Tag("T6")
@Tag("X2")
class MergeAuditIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static Shop shop;
    private static long gone;
    private static long stays;
    private static long back;

    /** @param bad makes it bad; {@code good}: puts it right */
    record Plant(String bad, String good, Check check) {
        @Override
        public String toString() {
            return bad;
        }
    }

    @BeforeAll
    static void merges() {
        shop = new Shop(SERVER, "ma");
        gone = member("13900020001");
        stays = member("13900020002");
        back = member("13900020003");
        shop.buy(gone, Shop.number(), 10_000);
        shop.buy(back, Shop.number(), 20_000);
        merged(gone);
        Reply undone = shop.post("/merges/" + merged(back) + "/undo", "{\"reason\":\"认错了人\"}");
        assertThat(undone.status()).as(undone.body().toString()).isEqualTo(200);
    }

    private static long member(String phone) {
        return shop.post("/members", "{\"phone\":\"" + phone + "\"}").number("id");
    }

    private static String merged(long member) {
        Reply merged = shop.post("/merges", "{\"gone\":{\"memberId\":\"%d\"},\"survivor\":{\"memberId\":\"%d\"},\"reason\":\"同一人\"}".formatted(member, stays));
        assertThat(merged.status()).as(merged.body().toString()).isEqualTo(201);
        return merged.text("mergeId");
    }

    static List<Plant> plants() {
        String ofGone = " where gone_id = " + gone;
        return List.of(
                new Plant("update member.member set merged_into = " + back + " where member_id = " + gone,
                        "update member.member set merged_into = " + stays + " where member_id = " + gone, Check.MERGE),
                new Plant("update member.member set status = 'active', merged_into = null where member_id = " + gone,
                        "update member.member set status = 'merged', merged_into = " + stays + " where member_id = " + gone, Check.MERGE),
                new Plant("update member.merge set points = points + 1" + ofGone, "update member.merge set points = points - 1" + ofGone, Check.MERGE),
                new Plant("update member.merge set in_id = in_id + 1" + ofGone, "update member.merge set in_id = in_id - 1" + ofGone, Check.MERGE),
                new Plant("update member.merge set returned_points = returned_points - 1 where gone_id = " + back,
                        "update member.merge set returned_points = returned_points + 1 where gone_id = " + back, Check.MERGE),
                new Plant("update member.identity set member_id = " + gone + " where member_id = " + stays,
                        "update member.identity i set member_id = " + stays + " where member_id = " + gone, Check.MERGE),
                new Plant("update ledger.lot set origin_decision_id = origin_decision_id + 1 where origin_member_id = " + gone,
                        "update ledger.lot set origin_decision_id = origin_decision_id - 1 where origin_member_id = " + gone, Check.DECISION_LOTS));
    }

    @ParameterizedTest
    @MethodSource("plants")
    void a_bad_row_is_named(Plant plant) {
        assertThat(SERVER.jdbc().sql(plant.bad()).update()).isPositive();
        JsonNode run = AuditIT.audit(shop);
        SERVER.jdbc().sql(plant.good()).update();
        assertThat(run.path("rows").valueStream().map(row -> row.path("check").asString())).as(run.path("rows").toPrettyString())
                .contains(plant.check().name().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void as_it_is_there_is_no_difference() {
        JsonNode run = AuditIT.audit(shop);
        assertThat(run.path("differences").asString()).as(run.path("rows").toPrettyString()).isEqualTo("0");
    }
}
