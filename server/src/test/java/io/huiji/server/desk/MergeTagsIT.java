package io.huiji.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.Api;
import io.huiji.server.testing.TestServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** What people have noted about either record is found on the one that stays, and each has hers again when they part. */
@Tag("X2")
class MergeTagsIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static Api operator = new Api("", null);
    private static Shop shop;
    private final Couple two = new Couple(shop);

    @BeforeAll
    static void open() {
        operator = Api.operator(SERVER);
        shop = new Shop(SERVER, "tags");
    }

    @BeforeEach
    void both_have_tags() {
        tag(two.gone, "爱喝奶茶");
        tag(two.gone, "VIP");
        tag(two.stays, "VIP");
        tag(two.stays, "学生");
        SERVER.clock().advance(Duration.ofHours(1));
    }

    @Test
    void the_tags_of_both_are_on_the_one_who_stays_as_the_preview_said() {
        assertThat(told(two.preview(), "tags")).contains("「爱喝奶茶」").doesNotContain("VIP").contains("go to the member who stays: 爱喝奶茶.");
        merged();
        assertThat(tags(two.stays)).containsExactlyInAnyOrder("VIP", "学生", "爱喝奶茶");
        assertThat(tags(two.gone)).isEmpty();
        assertThat(foundBy("爱喝奶茶")).contains(two.stays).doesNotContain(two.gone);
        assertThat(history(two.stays).getFirst()).isEqualTo("tag_added 爱喝奶茶 同一人");
        assertThat(history(two.gone).subList(0, 2)).containsExactlyInAnyOrder("tag_removed VIP 同一人", "tag_removed 爱喝奶茶 同一人");
    }

    @Test
    void parted_at_once_each_has_hers_again() {
        Reply merged = merged();
        assertThat(told(two.undoPreview(merged), "tags")).contains("「VIP」「爱喝奶茶」回到");
        assertThat(told(two.undoPreview(merged), "tags_lost")).isEmpty();
        assertThat(two.undo(merged).status()).isEqualTo(200);
        assertThat(tags(two.gone)).containsExactlyInAnyOrder("爱喝奶茶", "VIP");
        assertThat(tags(two.stays)).containsExactlyInAnyOrder("VIP", "学生");
        assertThat(history(two.gone).subList(0, 2)).containsExactlyInAnyOrder("tag_added VIP 认错了人", "tag_added 爱喝奶茶 认错了人");
        assertThat(history(two.stays).getFirst()).isEqualTo("tag_removed 爱喝奶茶 认错了人");
        // and they may become one again
        merged();
        assertThat(tags(two.stays)).containsExactlyInAnyOrder("VIP", "学生", "爱喝奶茶");
    }

    @Test
    void what_was_taken_off_or_put_on_since_is_as_people_left_it() {
        tag(two.gone, "怕冰");
        Reply merged = merged();
        SERVER.clock().advance(Duration.ofHours(1));
        untag(two.stays, "爱喝奶茶");
        untag(two.stays, "怕冰");
        tag(two.stays, "怕冰");
        tag(two.stays, "新客");
        assertThat(told(two.undoPreview(merged), "tags")).contains("「VIP」「怕冰」回到").doesNotContain("爱喝奶茶");
        assertThat(told(two.undoPreview(merged), "tags_lost")).contains("「爱喝奶茶」").contains("do not go back: 爱喝奶茶.");
        assertThat(two.undo(merged).status()).isEqualTo(200);
        assertThat(tags(two.gone)).containsExactlyInAnyOrder("VIP", "怕冰");
        assertThat(tags(two.stays)).containsExactlyInAnyOrder("VIP", "学生", "怕冰", "新客");
    }

    @Test
    void a_chain_hands_them_on_and_comes_apart_from_its_end() {
        Couple others = new Couple(shop);
        tag(others.stays, "老顾客");
        Reply first = merged();
        Reply second = two.merge(two.stays, others.stays);
        assertThat(second.status()).isEqualTo(201);
        assertThat(tags(others.stays)).containsExactlyInAnyOrder("老顾客", "VIP", "学生", "爱喝奶茶");
        assertThat(two.undo(second).status()).isEqualTo(200);
        assertThat(tags(others.stays)).containsExactly("老顾客");
        assertThat(tags(two.stays)).containsExactlyInAnyOrder("VIP", "学生", "爱喝奶茶");
        assertThat(two.undo(first).status()).isEqualTo(200);
        assertThat(tags(two.stays)).containsExactlyInAnyOrder("VIP", "学生");
        assertThat(tags(two.gone)).containsExactlyInAnyOrder("VIP", "爱喝奶茶");
    }

    @Test
    void both_may_have_twenty_and_no_more_is_put_on_until_some_are_taken_off() {
        for (int i = 0; i < 18; i++) {
            tag(two.gone, "g" + i);
            tag(two.stays, "s" + i);
        }
        merged();
        assertThat(tags(two.stays)).hasSize(39);
        assertThat(put(two.stays, "一个太多").at("/code")).isEqualTo("state_conflict");
    }

    @Test
    void who_was_merged_is_passed_over_when_many_are_tagged() {
        merged();
        Api.Answer many = operator.post("/api/v1/tags/apply", Map.of("memberIds", List.of(two.gone, two.stays), "tag", "群发", "on", true));
        assertThat(many.at("/changed")).as(many.text()).isEqualTo("1");
        assertThat(foundBy("群发")).containsExactly(two.stays);
    }

    @Test
    void tags_of_who_was_merged_by_an_earlier_version_come_by_the_migration() throws IOException {
        Couple others = new Couple(shop);
        merged();
        Reply second = two.merge(two.stays, others.stays);
        // as they lay then: each with the record on which they were put
        SERVER.jdbc().sql("delete from member.merged_tag").update();
        SERVER.jdbc().sql("delete from member.tag_of where member_id = ?").param(others.stays).update();
        SERVER.jdbc().sql("insert into member.tag_of (member_id, tag, added_at) values (?, '甲', now()), (?, '乙', now())").param(two.gone).param(two.stays).update();
        String migration = new ClassPathResource("db/migration/member/V53__merged_tags.sql").getContentAsString(StandardCharsets.UTF_8);
        SERVER.jdbc().sql(migration.substring(migration.indexOf("do $$"))).update();
        assertThat(tags(others.stays)).containsExactlyInAnyOrder("甲", "乙");
        assertThat(two.undo(second).status()).isEqualTo(200);
        assertThat(tags(others.stays)).isEmpty();
        assertThat(tags(two.stays)).containsExactlyInAnyOrder("甲", "乙");
    }

    private Reply merged() {
        Reply merged = two.merge();
        assertThat(merged.status()).as(merged.body().toString()).isEqualTo(201);
        return merged;
    }

    /** Both languages of a line; empty: there is none. */
    private static String told(Reply preview, String code) {
        return preview.body().path("told").valueStream().filter(line -> line.path("code").asString().equals(code))
                .map(line -> line.path("zh").asString() + line.path("en").asString()).findFirst().orElse("");
    }

    private static void tag(long member, String tag) {
        assertThat(put(member, tag).status()).isEqualTo(200);
    }

    private static Api.Answer put(long member, String tag) {
        return operator.post("/api/v1/members/" + member + "/tags", Map.of("tag", tag));
    }

    private static void untag(long member, String tag) {
        String path = "/api/v1/members/" + member + "/tags/" + URLEncoder.encode(tag, StandardCharsets.UTF_8);
        assertThat(operator.send("DELETE", path, UUID.randomUUID().toString(), null).status()).isEqualTo(200);
    }

    private static List<String> tags(long member) {
        return shop.get("/members/" + member + "/summary").body().path("tags").valueStream().map(JsonNode::asString).toList();
    }

    private static List<Long> foundBy(String tag) {
        return operator.post("/api/v1/members/search", Map.of("tags", List.of(tag))).json().path("items").valueStream()
                .map(row -> Long.parseLong(row.path("memberId").asString())).toList();
    }

    private static List<String> history(long member) {
        List<String> lines = new ArrayList<>();
        shop.get("/members/" + member + "/history").body().path("items").forEach(line ->
                lines.add(line.path("change").asString() + " " + line.path("detail").asString() + " " + line.path("reason").asString()));
        return lines;
    }
}
