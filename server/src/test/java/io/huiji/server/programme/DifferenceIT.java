package io.huiji.server.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What one programme says otherwise than another, in sentences (P3). */
@Tag("P3")
class DifferenceIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    private static final String BEFORE = """
            {"code":"a","name":{"zh":"甲","en":"A"},"earning":{"base":{"points":1,"perFen":100},"rules":[
              {"code":"big","name":{"zh":"满百","en":"From 100"},"priority":10,"when":{"minFen":10000},"effect":{"bonus":20}},
              {"code":"gone","name":{"zh":"旧活动","en":"Old"},"priority":20,"when":{"minFen":5000},"effect":{"bonus":5}}]},
             "expiry":{"kind":"months","months":12}}""";
    private static final String AFTER = """
            {"code":"a","name":{"zh":"甲","en":"A"},"earning":{"base":{"points":1,"perFen":100},"rules":[
              {"code":"big","name":{"zh":"满百","en":"From 100"},"priority":10,"when":{"minFen":10000},"effect":{"bonus":30}},
              {"code":"new","name":{"zh":"新活动","en":"New"},"priority":20,"when":{"minFen":2000},"effect":{"bonus":3}}]},
             "expiry":{"kind":"months","months":24}}""";

    @Test
    void a_difference_names_what_is_new_gone_and_changed_and_a_programme_is_like_itself() {
        Api api = Api.operator(SERVER);
        String before = api.post("/api/v1/programmes", BEFORE).at("/id");
        String after = api.post("/api/v1/programmes", AFTER).at("/id");
        Answer difference = api.get("/api/v1/programmes/" + after + "/difference?from=" + before);
        assertThat(difference.status()).as(difference.text()).isEqualTo(200);
        assertThat(difference.json().path("added").valueStream().map(one -> one.path("code").asString())).containsExactly("new");
        assertThat(difference.json().path("removed").valueStream().map(one -> one.path("code").asString())).containsExactly("gone");
        assertThat(difference.json().path("changed").valueStream().map(one -> one.path("before").path("subject").asString() + ":" + one.path("before").path("code").asString()))
                .containsExactly("rule:big", "expiry:");
        assertThat(difference.at("/changed/0/before/zh")).contains("20");
        assertThat(difference.at("/changed/0/after/en")).contains("30");
        assertThat(Integer.parseInt(difference.at("/same"))).isPositive();
        Answer same = api.get("/api/v1/programmes/" + after + "/difference?from=" + after);
        assertThat(same.json().path("added").size() + same.json().path("removed").size() + same.json().path("changed").size()).isZero();
        assertThat(api.get("/api/v1/programmes/" + after + "/difference?from=999").status()).isEqualTo(404);
    }
}
