package io.huiji.server.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.access.Scope;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.PartnerKeys;
import io.huiji.server.testing.TestServer;
import io.huiji.server.testing.Visitor;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From two taps on an entry to the manager's answer. */
@Tag("P5")
class ComplaintIT {

    @RegisterExtension
    static final TestServer SERVER = Visitor.townServer();

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private final Api api = Api.operator(SERVER);
    private Visitor anna;
    private String annaId;
    private String store;
    private String entryId;

    @BeforeEach
    void anEntry() {
        SERVER.clock().advance(Duration.ofHours(2));
        int number = COUNTER.incrementAndGet();
        store = api.post("/api/v1/stores", Map.of("code", "C" + number, "name", "投诉店" + number)).at("/code");
        anna = Visitor.loggedIn(SERVER, Long.toString(13_300_000_000L + number));
        annaId = anna.get("/api/v1/me").at("/memberId");
        Answer bought = api.post("/api/v1/purchases", """
                {"store":"%s","number":"N1","channel":"till","eventAt":"%s","member":{"memberId":"%s"},"lines":[{"no":1,"product":"tea","quantity":1,"amountFen":"1800"}]}"""
                .formatted(store, SERVER.clock().instant(), annaId));
        assertThat(bought.status()).as(bought.text()).isEqualTo(201);
        entryId = anna.get("/api/v1/me/entries").at("/items/0/entryId");
    }

    private Api managerOf(String storeCode) {
        long storeId = Long.parseLong(api.get("/api/v1/stores/" + storeCode).at("/id"));
        return api.as(PartnerKeys.of(SERVER, Set.of(Scope.COMPLAINTS_READ, Scope.COMPLAINTS_WRITE, Scope.BOOKS_READ), Set.of(storeId)));
    }

    @Test
    void the_stores_manager_sees_the_entry_and_the_member_sees_the_answer() {
        Answer made = anna.post("/api/v1/me/complaints", Map.of("kind", "wrong", "entryId", entryId, "note", "少了一杯"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        Api manager = managerOf(store);
        Answer seen = manager.get("/api/v1/complaints?status=open");
        assertThat(seen.at("/items/0/complaint/entryId")).isEqualTo(entryId);
        assertThat(seen.at("/items/0/complaint/note")).isEqualTo("少了一杯");
        assertThat(seen.at("/items/0/phone")).contains("****");
        Answer why = manager.get("/api/v1/decisions/" + seen.at("/items/0/complaint/decisionId"));
        assertThat(why.at("/explanation/0/zh")).contains("每¥1积1分");
        String id = seen.at("/items/0/complaint/id");
        assertThat(manager.post("/api/v1/complaints/" + id + "/answers", "{\"text\":\"已核对,第二杯是赠饮\",\"resolved\":true}").status()).isEqualTo(201);
        Answer mine = anna.get("/api/v1/me/complaints");
        assertThat(mine.at("/items/0/status")).isEqualTo("resolved");
        assertThat(mine.at("/items/0/answers/0/text")).isEqualTo("已核对,第二杯是赠饮");
        assertThat(manager.get("/api/v1/complaints?status=open").json().at("/items").size()).isZero();
    }

    @Test
    void another_stores_manager_neither_sees_nor_answers_it() {
        Answer made = anna.post("/api/v1/me/complaints", Map.of("kind", "wrong", "entryId", entryId));
        String other = api.post("/api/v1/stores", Map.of("code", "D" + COUNTER.incrementAndGet(), "name", "别店")).at("/code");
        Api stranger = managerOf(other);
        assertThat(stranger.get("/api/v1/complaints").json().at("/items").size()).isZero();
        assertThat(stranger.get("/api/v1/complaints?store=" + store).at("/code")).isEqualTo("store_not_allowed");
        assertThat(stranger.post("/api/v1/complaints/" + made.at("/id") + "/answers", "{\"text\":\"x\",\"resolved\":true}").status()).isEqualTo(404);
    }

    @Test
    void a_receipt_that_never_arrived_is_complained_about_by_its_number() {
        Answer made = anna.post("/api/v1/me/complaints", Map.of("kind", "missing", "store", store, "receipt", "LOST-1"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(managerOf(store).get("/api/v1/complaints").at("/items/0/complaint/receipt")).isEqualTo("LOST-1");
    }

    @Test
    void one_thing_has_one_open_complaint() {
        Map<String, Object> body = Map.of("kind", "wrong", "entryId", entryId);
        String id = anna.post("/api/v1/me/complaints", body).at("/id");
        Answer again = anna.post("/api/v1/me/complaints", body);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.at("/reason")).isEqualTo("already_open");
        api.post("/api/v1/complaints/" + id + "/answers", "{\"text\":\"好\",\"resolved\":true}");
        assertThat(anna.post("/api/v1/me/complaints", body).status()).isEqualTo(201);
    }

    @Test
    void an_entry_of_somebody_else_is_not_found() {
        Visitor berta = Visitor.loggedIn(SERVER, Long.toString(13_300_500_000L + COUNTER.incrementAndGet()));
        assertThat(berta.post("/api/v1/me/complaints", Map.of("kind", "wrong", "entryId", entryId)).status()).isEqualTo(404);
        String bertaId = berta.get("/api/v1/me").at("/memberId");
        String mixed = bertaId + entryId.substring(entryId.indexOf('.'));
        assertThat(berta.post("/api/v1/me/complaints", Map.of("kind", "wrong", "entryId", mixed)).status()).isEqualTo(404);
        assertThat(anna.post("/api/v1/me/complaints", Map.of("kind", "wrong")).at("/errors/0/field")).isEqualTo("entryId");
        assertThat(anna.post("/api/v1/me/complaints", Map.of("kind", "wrong", "entryId", entryId, "store", store, "receipt", "R")).status()).isEqualTo(400);
    }
}
