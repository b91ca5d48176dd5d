package io.huiji.server.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.programme.Http.Answer;
import io.huiji.server.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProgrammeApiIT {

    private static final String SMALL = "{'code': 'small', 'name': {'zh': '小店积分'}, 'earning': {'base': {'points': 2}}}";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Http http = new Http(SERVER);

    @Test
    void a_draft_is_written_changed_and_thrown_away() {
        Answer made = http.post("", SMALL);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        assertThat(made.body().get("status").stringValue()).isEqualTo("draft");
        assertThat(made.body().at("/document/earning/base/perFen").stringValue()).isEqualTo("100");
        String place = "/" + made.id();
        Answer changed = http.send("PUT", place, key(), SMALL.replace("'points': 2", "'points': 3"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(http.get(place).body().at("/document/earning/base/points").stringValue()).isEqualTo("3");
        assertThat(http.send("DELETE", place, key(), "").status()).isEqualTo(204);
        assertThat(http.get(place).status()).isEqualTo(404);
        assertThat(http.send("PUT", place, key(), SMALL).status()).isEqualTo(404);
        assertThat(http.send("DELETE", place, key(), "").status()).isEqualTo(404);
        assertThat(http.post(place + "/publish", "{}").status()).isEqualTo(404);
    }

    @Test
    void a_bad_document_is_refused_with_every_problem_and_nothing_is_kept() {
        long before = drafts();
        Answer refused = http.post("", "{'code': 'x', 'name': {'zh': 'x'}, 'earning': {'base': {'points': 1e3}, 'pendingDays': -1}, 'colour': 1}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("code").stringValue()).isEqualTo("invalid_field");
        assertThat(refused.errors()).containsExactly("earning.base.points wrong_type", "colour unknown_field", "earning.pendingDays out_of_range");
        assertThat(http.post("", "{'code': ").status()).isEqualTo(400);
        assertThat(http.post("", "{'code': 'x', 'code': 'y'}").status()).isEqualTo(400);
        assertThat(http.post("", "null").status()).isEqualTo(400);
        assertThat(http.post("", "[]").errors()).containsExactly("body wrong_type");
        assertThat(drafts()).isEqualTo(before);
    }

    @Test
    @Tag("vector-h")
    void the_same_key_makes_one_draft() {
        String key = key();
        Answer first = http.send("POST", "", key, SMALL);
        assertThat(http.send("POST", "", key, SMALL)).isEqualTo(first);
        assertThat(http.send("POST", "", key, SMALL.replace("small", "other")).status()).isEqualTo(422);
        assertThat(http.send("POST", "", null, SMALL).status()).isEqualTo(400);
    }

    @Test
    void a_published_programme_is_a_version_that_stays_as_it_is() {
        long id = http.post("", SMALL).id();
        Instant from = SERVER.clock().instant().plus(Duration.ofDays(400));
        Answer published = http.post("/" + id + "/publish", "{'effectiveFrom': '" + from + "'}");
        assertThat(published.status()).as(published.body().toString()).isEqualTo(200);
        int version = published.body().get("version").intValue();
        assertThat(version).isGreaterThan(1);
        assertThat(published.body().get("status").stringValue()).isEqualTo("published");
        assertThat(Instant.parse(published.body().get("effectiveFrom").stringValue())).isEqualTo(from);
        assertThat(http.get("/" + id).body()).isEqualTo(published.body());
        assertThat(http.send("PUT", "/" + id, key(), SMALL).body().get("code").stringValue()).isEqualTo("state_conflict");
        assertThat(http.send("DELETE", "/" + id, key(), "").status()).isEqualTo(409);
        assertThat(http.post("/" + id + "/publish", "{}").status()).isEqualTo(409);
        assertThat(http.get("/in-force?at=" + from).body().get("version").intValue()).isEqualTo(version);
        assertThat(http.get("/in-force?at=" + from.minusMillis(1)).body().get("version").intValue()).isNotEqualTo(version);
    }

    @Test
    void a_start_in_the_past_is_refused_with_a_sentence_and_the_draft_stays() {
        PlantedDecision.in(SERVER);
        long id = http.post("", SMALL).id();
        Instant past = SERVER.clock().instant().minusSeconds(1);
        Answer refused = http.post("/" + id + "/publish", "{'effectiveFrom': '" + past + "'}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errors()).containsExactly("effectiveFrom in_the_past");
        assertThat(refused.body().at("/errors/0/zh").stringValue()).contains("不能早于现在");
        assertThat(http.get("/" + id).body().get("status").stringValue()).isEqualTo("draft");
        assertThat(http.post("/" + id + "/publish", "{'from': '2030-01-01T00:00:00Z'}").errors()).containsExactly("from unknown_field");
        assertThat(http.post("/" + id + "/publish", "{'effectiveFrom': '2030-01-01'}").errors()).containsExactly("effectiveFrom wrong_type");
    }

    @Test
    void without_a_start_it_counts_from_now() {
        long id = http.post("", SMALL).id();
        Answer published = http.post("/" + id + "/publish", "{}");
        assertThat(Instant.parse(published.body().get("effectiveFrom").stringValue())).isEqualTo(SERVER.clock().instant());
        assertThat(http.get("/in-force").body()).isEqualTo(published.body());
        assertThat(SERVER.bean(Programmes.class).inForce(SERVER.clock().instant()).version()).isEqualTo(published.body().get("version").intValue());
        assertThat(http.get("/in-force?at=1999-01-01T00:00:00Z").body().get("code").stringValue()).isEqualTo("basic");
        assertThat(http.get("/in-force?at=yesterday").errors()).containsExactly("at wrong_type");
    }

    @Test
    void the_list_has_drafts_and_versions_page_by_page() {
        http.post("", SMALL);
        http.post("", SMALL);
        Answer first = http.get("?limit=2");
        assertThat(first.body().get("items")).hasSize(2);
        assertThat(first.body().at("/items/0/code").stringValue()).isEqualTo("basic");
        assertThat(first.body().at("/items/0/status").stringValue()).isEqualTo("published");
        Answer second = http.get("?limit=1&cursor=" + first.body().get("next").stringValue());
        assertThat(second.body().at("/items/0/id")).isNotEqualTo(first.body().at("/items/1/id"));
    }

    @Test
    void validation_names_problems_and_keeps_nothing() {
        long before = drafts();
        Answer bad = http.send("POST", "/validate", null, "{'code': 'x', 'name': {'zh': 'x'}, 'zone': 'Mars'}");
        assertThat(bad.status()).isEqualTo(200);
        assertThat(bad.body().get("valid").booleanValue()).isFalse();
        assertThat(bad.body().at("/problems/0/field").stringValue()).isEqualTo("zone");
        Answer good = http.send("POST", "/validate", null, SMALL);
        assertThat(good.body().get("valid").booleanValue()).isTrue();
        assertThat(good.body().get("problems")).isEmpty();
        assertThat(good.body().get("sentences")).isNotEmpty();
        assertThat(drafts()).isEqualTo(before);
    }

    @Test
    @Tag("E22")
    void each_rule_has_a_plain_sentence_in_both_languages() {
        Answer sentences = http.get("/1/sentences");
        assertThat(sentences.status()).isEqualTo(200);
        assertThat(sentences.body().at("/sentences/0/zh").stringValue()).contains("每消费", "积1分");
        assertThat(sentences.body().at("/sentences/0/en").stringValue()).contains("1 point");
        assertThat(http.get("/999999/sentences").status()).isEqualTo(404);
    }

    @Test
    void the_schema_is_published() {
        Answer schema = http.get("/schema");
        assertThat(schema.status()).isEqualTo(200);
        assertThat(schema.body().get("$schema").stringValue()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }

    @Test
    void the_description_of_the_api_says_what_a_document_is() {
        Answer description = http.absolute("/openapi.json");
        for (String body : new String[] {"/api/v1/programmes", "/api/v1/programmes/validate"}) {
            assertThat(description.body().at("/paths").path(body).at("/post/requestBody/content").path("application/json").path("schema").toString())
                    .as(body).contains("\"object\"").contains("\"code\"").doesNotContain("JsonNode");
        }
    }

    private static long drafts() {
        return SERVER.jdbc().sql("select count(*) from programme.draft").query(Long.class).single();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
