package io.huiji.server.listing;

import static io.huiji.server.listing.Town.NORTH;
import static io.huiji.server.listing.Town.SOUTH;
import static io.huiji.server.listing.Town.all;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Role;
import io.huiji.server.access.Trail;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.Browser;
import io.huiji.server.testing.People;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Members are found by all that is known of them, exported masked, tagged, frozen; and a tier's story is kept. */
class MemberListIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false", "--huiji.access.stranger-requests-per-second=10000",
            "--huiji.access.person-requests-per-second=10000", "--huiji.lists.export-rows-max=25");

    @SuppressWarnings("NullAway.Init")
    private static Town town;
    private static Browser administrator = new Browser(SERVER);
    private static Browser marketing = administrator;
    private static Browser manager = administrator;
    private static Browser cashier = administrator;
    private static Browser auditor = administrator;

    @BeforeAll
    static void everybody() {
        town = new Town(SERVER);
        People people = new People(SERVER);
        administrator = people.signIn(Role.ADMINISTRATOR).browser();
        marketing = people.signIn(Role.MARKETING).browser();
        manager = people.signIn(Role.MANAGER, NORTH).browser();
        cashier = people.signIn(Role.CASHIER, NORTH).browser();
        auditor = people.signIn(Role.AUDITOR).browser();
    }

    @Test
    void she_is_found_by_phone_card_number_tail_and_whole_name_and_by_nothing_like_it() {
        String phone = Town.phone();
        String her = town.member(phone, "欧阳小美", SOUTH);
        town.operator.post("/api/v1/members/" + her + "/identities", Map.of("kind", "card", "value", "K-77001"));
        town.operator.post("/api/v1/members/" + her + "/identities", Map.of("kind", "partner_id", "value", "crm:42"));
        for (String filter : List.of("{\"member\":{\"phone\":\"" + phone + "\"}}", "{\"member\":{\"card\":\"K-77001\"}}", "{\"member\":{\"partnerId\":\"crm:42\"}}",
                "{\"member\":{\"memberId\":\"" + her + "\"}}", "{\"tail\":\"" + phone.substring(4) + "\"}", "{\"name\":\"欧阳小美\"}")) {
            assertThat(all(search(marketing, filter), "/memberId")).as(filter).containsExactly(her);
        }
        assertThat(all(search(marketing, "{\"tail\":\"" + phone.substring(7) + "\"}"), "/memberId")).contains(her);
        for (String filter : List.of("{\"member\":{\"phone\":\"13700000000\"}}", "{\"name\":\"欧阳\"}", "{\"tail\":\"000000\"}",
                "{\"member\":{\"phone\":\"" + phone + "\"},\"name\":\"别人\"}")) {
            assertThat(all(search(marketing, filter), "/memberId")).as(filter).isEmpty();
        }
        Answer found = search(marketing, "{\"name\":\"欧阳小美\"}");
        assertThat(found.text()).doesNotContain(phone).contains(phone.substring(0, 3) + "****" + phone.substring(7));
        assertThat(search(marketing, "{\"member\":{\"phone\":\"12\"}}").at("/errors/0/field")).isEqualTo("member.phone");
        assertThat(search(marketing, "{\"tail\":\"12a\"}").at("/errors/0/field")).isEqualTo("tail");
    }

    @Test
    void she_is_found_by_tag_tier_store_status_channel_and_time() {
        String name = "甲" + UUID.randomUUID();
        String a = town.member(Town.phone(), name, NORTH);
        SERVER.clock().advance(Duration.ofMinutes(1));
        String between = SERVER.clock().instant().toString();
        SERVER.clock().advance(Duration.ofMinutes(1));
        String b = town.member(Town.phone(), name, SOUTH);
        tag(marketing, a, "爱喝奶茶");
        tag(marketing, b, "爱喝奶茶");
        tag(marketing, b, "VIP");
        town.sell(NORTH, Town.number(), b, 60_000, "till");
        town.operator.post("/api/v1/members/" + a + "/status", Map.of("status", "frozen", "reason", "核实"));
        String ours = "\"name\":\"" + name + "\",";
        Map<String, List<String>> expected = Map.of("\"tags\":[\"爱喝奶茶\"]", List.of(b, a), "\"tags\":[\"爱喝奶茶\",\"VIP\"]", List.of(b), "\"tier\":\"silver\"", List.of(b),
                "\"tier\":\"base\"", List.of(a), "\"store\":\"NORTH\"", List.of(a), "\"status\":\"frozen\"", List.of(a), "\"status\":\"active\"", List.of(b),
                "\"enrolledFrom\":\"" + between + "\"", List.of(b), "\"enrolledTo\":\"" + between + "\"", List.of(a), "\"order\":\"oldest\"", List.of(a, b));
        expected.forEach((filter, ids) -> assertThat(all(search(marketing, "{" + ours + filter + "}"), "/memberId")).as(filter).isEqualTo(ids));
        assertThat(all(search(marketing, "{" + ours + "\"channel\":\"app\"}"), "/memberId")).isEmpty();
        assertThat(all(search(marketing, "{\"tags\":[\"VIP\"],\"tier\":\"silver\"}"), "/memberId")).contains(b);
        assertThat(all(search(marketing, "{" + ours + "\"tier\":\"silver\"}"), "/tierName/zh")).containsExactly("银卡");
        assertThat(all(search(marketing, "{" + ours + "\"tier\":\"silver\"}"), "/spendable")).containsExactly("600");
    }

    @Test
    void pages_follow_each_other_without_a_gap_or_a_double_though_others_enrol() {
        String tag = "P" + UUID.randomUUID().toString().substring(0, 8);
        List<String> enrolled = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            enrolled.add(town.member(Town.phone(), "乙", NORTH));
            tag(marketing, enrolled.getLast(), tag);
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = marketing.post("/api/v1/members/search?limit=3" + (cursor.isEmpty() ? "" : "&cursor=" + cursor), "{\"tags\":[\"" + tag + "\"]}");
            seen.addAll(all(page, "/memberId"));
            cursor = page.at("/next");
            tag(marketing, town.member(Town.phone(), "乙", NORTH), tag);
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(enrolled.reversed());
    }

    @Test
    void a_manager_lists_her_stores_members_and_finds_whoever_stands_before_her() {
        String phone = Town.phone();
        String name = "丙" + UUID.randomUUID();
        String hers = town.member(Town.phone(), name, NORTH);
        String others = town.member(phone, name, SOUTH);
        assertThat(all(search(manager, "{\"name\":\"" + name + "\"}"), "/memberId")).containsExactly(hers);
        assertThat(all(search(manager, "{}"), "/store")).containsOnly(NORTH);
        assertThat(search(manager, "{\"store\":\"SOUTH\"}").at("/code")).isEqualTo("store_not_allowed");
        assertThat(all(search(manager, "{\"member\":{\"phone\":\"" + phone + "\"}}"), "/memberId")).containsExactly(others);
        assertThat(all(manager.get("/api/v1/members?limit=200"), "/id")).contains(hers).doesNotContain(others);
        assertThat(search(cashier, "{}").at("/code")).as("a cashier looks up and does not browse").isEqualTo("forbidden");
        assertThat(all(search(auditor, "{\"name\":\"" + name + "\"}"), "/memberId")).hasSize(2);
    }

    @Test
    void an_export_is_masked_safe_for_spreadsheets_and_noted() {
        String tag = "E" + UUID.randomUUID().toString().substring(0, 8);
        String phone = Town.phone();
        String her = town.member(phone, "=cmd|' /C calc'!A0", NORTH);
        tag(marketing, her, tag);
        Answer file = export(marketing, "{\"filter\":{\"tags\":[\"" + tag + "\"]},\"reveal\":false}");
        assertThat(file.status()).as(file.text()).isEqualTo(200);
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.header("Content-Disposition")).contains("members.csv");
        assertThat(file.text().lines()).hasSize(2);
        assertThat(file.text()).contains(her + ",'=cmd|' /C calc'!A0," + phone.substring(0, 3) + "****").doesNotContain(phone);
        assertThat(trail("members.export")).contains("rows=1 tags=[" + tag + "]").doesNotContain(phone);
    }

    @Test
    void whole_phones_are_for_head_office_with_a_reason_that_is_noted() {
        String phone = Town.phone();
        String her = town.member(phone, "丁", NORTH);
        String wanted = "{\"filter\":{\"member\":{\"memberId\":\"" + her + "\"}},\"reveal\":true";
        assertThat(export(administrator, wanted + "}").at("/errors/0/field")).isEqualTo("reason");
        assertThat(export(marketing, wanted + ",\"reason\":\"短信\"}").at("/code")).as("may not see phones").isEqualTo("forbidden");
        assertThat(export(manager, wanted + ",\"reason\":\"短信\"}").at("/code")).as("of a store").isEqualTo("forbidden");
        assertThat(export(auditor, "{\"filter\":{},\"reveal\":false}").at("/code")).isEqualTo("forbidden");
        Answer file = export(administrator, wanted + ",\"reason\":\"周年短信\"}");
        assertThat(file.text()).contains(phone);
        assertThat(trail("members.export")).contains("phones in the open: 周年短信").doesNotContain(phone);
    }

    @Test
    void a_file_holds_so_many_rows_and_says_so_instead_of_leaving_some_out() {
        for (int i = 0; i < 26; i++) {
            town.member(Town.phone(), "戊", SOUTH);
        }
        Answer refused = export(marketing, "{\"filter\":{\"store\":\"SOUTH\"},\"reveal\":false}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/code")).isEqualTo("too_many_rows");
        assertThat(refused.at("/rowsMax")).isEqualTo("25");
        assertThat(export(manager, "{\"filter\":{\"member\":{\"card\":\"none-such\"}},\"reveal\":false}").text().lines()).hasSize(1);
    }

    @Test
    void tags_are_put_on_and_taken_off_one_by_one_and_by_the_hundred_and_each_is_kept() {
        String one = town.member(Town.phone(), "己", NORTH);
        String two = town.member(Town.phone(), "庚", SOUTH);
        String tag = "T" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(tag(manager, one, tag).at("/tags/0")).isEqualTo(tag);
        assertThat(tag(manager, one, tag).text()).as("once").isEqualTo("{\"tags\":[\"" + tag + "\"]}");
        assertThat(tag(manager, one, "not a tag").at("/errors/0/field")).isEqualTo("tag");
        assertThat(tag(cashier, one, tag).at("/code")).isEqualTo("forbidden");
        Answer many = marketing.post("/api/v1/tags/apply", Map.of("memberIds", List.of(one, two, "999999999999"), "tag", tag, "on", true));
        assertThat(many.at("/changed")).as(many.text()).isEqualTo("1");
        assertThat(all(marketing.get("/api/v1/tags"), "/tag")).contains(tag);
        assertThat(marketing.get("/api/v1/tags").text()).contains("{\"tag\":\"" + tag + "\",\"members\":\"2\"}");
        assertThat(marketing.send("DELETE", "/api/v1/members/" + one + "/tags/" + tag, null).text()).isEqualTo("{\"tags\":[]}");
        assertThat(all(town.operator.get("/api/v1/members/" + one + "/history"), "/change")).startsWith("tag_removed", "tag_added");
        assertThat(all(search(marketing, "{\"tags\":[\"" + tag + "\"]}"), "/memberId")).containsExactly(two);
        for (int i = 0; i < 20; i++) {
            tag(marketing, one, "n" + i);
        }
        assertThat(tag(marketing, one, "one-too-many").at("/code")).isEqualTo("state_conflict");
    }

    @Test
    void a_frozen_member_earns_and_cannot_spend_until_she_is_thawed() {
        String her = town.member(Town.phone(), "辛", NORTH);
        turn(her, "frozen", "疑似盗刷");
        town.sell(NORTH, Town.number(), her, 10_000, "till");
        Answer redeemed = redeem(her);
        assertThat(redeemed.at("/code")).as(redeemed.text()).isEqualTo("member_frozen");
        assertThat(manager.get("/api/v1/members/" + her + "/summary").at("/status")).isEqualTo("frozen");
        assertThat(manager.get("/api/v1/members/" + her + "/summary").at("/spendable")).isEqualTo("100");
        turn(her, "active", "已核实");
        assertThat(redeem(her).status()).isEqualTo(200);
        assertThat(all(manager.get("/api/v1/members/" + her + "/history"), "/reason")).startsWith("已核实", "疑似盗刷");
        assertThat(all(manager.get("/api/v1/members/" + her + "/history"), "/who").getFirst()).as("by name").isNotEmpty();
    }

    @Test
    void each_change_of_a_tier_is_kept_and_nothing_where_it_stays() {
        String her = town.member(Town.phone(), "壬", NORTH);
        town.sell(NORTH, Town.number(), her, 10_000, "till");
        assertThat(all(manager.get("/api/v1/members/" + her + "/tiers"), "/to")).isEmpty();
        String big = Town.number();
        town.sell(NORTH, big, her, 45_000, "till");
        town.sell(NORTH, Town.number(), her, 1_000, "till");
        Answer story = manager.get("/api/v1/members/" + her + "/tiers");
        assertThat(all(story, "/toName/zh")).containsExactly("银卡");
        assertThat(all(story, "/from")).containsExactly("base");
        assertThat(manager.get("/api/v1/members/" + her + "/summary").at("/tierName/en")).isEqualTo("Silver");
        town.refund(NORTH, big, Town.number(), 45_000);
        assertThat(all(manager.get("/api/v1/members/" + her + "/tiers"), "/to")).containsExactly("base", "silver");
    }

    @Test
    void whoever_was_merged_is_shown_as_the_one_who_stayed() {
        String name = "癸" + UUID.randomUUID();
        String phone = Town.phone();
        String gone = town.member(phone, name, NORTH);
        String stays = town.member(Town.phone(), name, NORTH);
        Answer merged = town.operator.post("/api/v1/merges", "{\"gone\":{\"memberId\":\"%s\"},\"survivor\":{\"memberId\":\"%s\"},\"reason\":\"同一人\"}".formatted(gone, stays));
        assertThat(merged.status()).as(merged.text()).isLessThan(300);
        for (String filter : List.of("{\"name\":\"" + name + "\"}", "{\"member\":{\"phone\":\"" + phone + "\"}}", "{\"tail\":\"" + phone.substring(4) + "\"}")) {
            assertThat(all(search(marketing, filter), "/memberId")).as(filter).containsExactly(stays);
        }
        assertThat(all(search(marketing, "{\"store\":\"NORTH\"}"), "/memberId")).contains(stays).doesNotContain(gone);
        assertThat(all(search(marketing, "{\"status\":\"merged\"}"), "/memberId")).contains(gone);
        assertThat(marketing.get("/api/v1/members/" + gone + "/summary").at("/mergedInto")).isEqualTo(stays);
    }

    private static Answer search(Browser who, String filter) {
        return who.post("/api/v1/members/search", filter);
    }

    private static Answer export(Browser who, String body) {
        return who.post("/api/v1/members/export", body);
    }

    private static Answer tag(Browser who, String memberId, String tag) {
        return who.post("/api/v1/members/" + memberId + "/tags", Map.of("tag", tag));
    }

    private static void turn(String memberId, String status, String reason) {
        Answer turned = manager.post("/api/v1/members/" + memberId + "/status", Map.of("status", status, "reason", reason));
        assertThat(turned.status()).as(turned.text()).isEqualTo(200);
    }

    private static Answer redeem(String memberId) {
        return manager.post("/api/v1/redemptions", Map.of("store", NORTH, "member", Map.of("memberId", memberId), "points", "10"));
    }

    private static String trail(String action) {
        SERVER.bean(Trail.class).flush();
        return auditor.get("/api/v1/audit-trail?limit=200&action=" + action).text();
    }
}
