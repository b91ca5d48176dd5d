package io.huiji.server.edge;

import io.huiji.server.access.Role;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.Browser;
import io.huiji.server.testing.People;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A valid request for every write of the API, fresh each time. An endpoint without one fails the build. */
final class Samples {

    /** {@code body} {@code null}: the request has none. */
    record Request(String path, String body) {}

    private static final String KEY = "{'name':'收银','scopes':['purchases:write']}";

    private final Api api;
    private final AtomicLong next = new AtomicLong(10_000_000);
    private final Map<String, Supplier<Request>> byOperation = new LinkedHashMap<>();
    final String now;
    private final People people;
    private @Nullable Browser manager;
    private String shop = "";

    Samples(Api api, Instant now, People people) {
        this.api = api;
        this.people = people;
        this.now = now.toString();
        stores();
        members();
        value();
        merges();
        programmes();
        access();
        people();
    }

    Map<String, Supplier<Request>> all() {
        return byOperation;
    }

    private void stores() {
        body("POST /api/v1/stores", "/stores", () -> "{'code':'st%d','name':'店','zone':'Asia/Shanghai','franchise':false}".formatted(number()));
        byOperation.put("PATCH /api/v1/stores/{code}", () -> new Request("/stores/" + store(), json("{'name':'新店'}")));
        body("POST /api/v1/categories", "/categories", () -> "{'code':'c%d','name':'类'}".formatted(number()));
        byOperation.put("PUT /api/v1/categories/{code}", () -> new Request("/categories/" + category(), json("{'name':'新类'}")));
        body("POST /api/v1/products", "/products", () -> "{'code':'p%d','name':'茶','category':null,'barcodes':[]}".formatted(number()));
        byOperation.put("PUT /api/v1/products/{code}", () -> new Request("/products/" + product(), json("{'name':'新茶','category':null,'barcodes':[]}")));
        body("POST /api/v1/products/categorise", "/products/categorise", () -> "{'codes':['%s'],'category':'%s'}".formatted(product(), category()));
    }

    private void members() {
        body("POST /api/v1/members", "/members", () -> "{'phone':'138%d','name':'小美','birthday':'2000-02-29','store':'%s','channel':'till'}"
                .formatted(number(), store()));
        byOperation.put("PATCH /api/v1/members/{id}", () -> new Request("/members/" + member(), json("{'name':'小丽'}")));
        byOperation.put("POST /api/v1/members/{id}/status", () -> new Request("/members/" + member() + "/status", json("{'status':'frozen','reason':'核实'}")));
        byOperation.put("POST /api/v1/members/{id}/identities",
                () -> new Request("/members/" + member() + "/identities", json("{'kind':'card','value':'K%d'}".formatted(number()))));
        byOperation.put("DELETE /api/v1/members/{id}/identities/{identityId}", this::identity);
        byOperation.put("POST /api/v1/members/{id}/tags", () -> new Request("/members/" + member() + "/tags", json("{'tag':'常客'}")));
        byOperation.put("DELETE /api/v1/members/{id}/tags/{tag}", () -> new Request("/members/" + member() + "/tags/vip", ""));
        body("POST /api/v1/tags/apply", "/tags/apply", () -> "{'memberIds':['%s'],'tag':'常客','on':true}".formatted(member()));
        body("POST /api/v1/visits", "/visits", () -> "{'code':'%s','till':'T1','store':'%s'}".formatted(code(), store()));
    }

    private void value() {
        body("POST /api/v1/purchases", "/purchases", () -> receipt(member(), store(), "R" + number()));
        body("POST /api/v1/purchases/bulk", "/purchases/bulk", () -> "{'items':[{'purchase':" + receipt(member(), store(), "R" + number()) + "}]}");
        byOperation.put("POST /api/v1/refunds", this::refund);
        body("POST /api/v1/redemptions", "/redemptions", () -> spend(rich()));
        body("POST /api/v1/holds", "/holds", () -> spend(rich()));
        byOperation.put("POST /api/v1/redemptions/{redemptionId}/reversal", () -> new Request(
                "/redemptions/" + posted("/redemptions", spend(rich())).at("/decisionId") + "/reversal", json("{'store':'" + store() + "'}")));
        byOperation.put("POST /api/v1/holds/{holdId}/capture", () -> new Request("/holds/" + hold() + "/capture", json("{'store':'" + store() + "','points':'5'}")));
        byOperation.put("POST /api/v1/holds/{holdId}/void", () -> new Request("/holds/" + hold() + "/void", json("{'store':'" + store() + "'}")));
        body("POST /api/v1/transfers", "/transfers", () -> "{'from':{'memberId':'%s'},'to':{'memberId':'%s'},'points':'5'}".formatted(rich(), member()));
        body("POST /api/v1/adjustments", "/adjustments", () -> "{'member':{'memberId':'%s'},'points':'5','reason':'盘点'}".formatted(member()));
        body("POST /api/v1/activities", "/activities", () -> "{'member':{'memberId':'%s'},'activity':'class','reference':'A%d','eventAt':'%s','store':'%s'}"
                .formatted(member(), number(), now, store()));
        byOperation.put("POST /api/v1/late-credits", this::lateCredit);
        body("POST /api/v1/jobs/sweep", "/jobs/sweep", () -> "");
        body("POST /api/v1/audits", "/audits", () -> "");
        body("POST /api/v1/seals", "/seals", () -> "");
    }

    private void merges() {
        body("POST /api/v1/merges", "/merges", this::pair);
        byOperation.put("POST /api/v1/merges/{mergeId}/undo", () -> new Request("/merges/" + posted("/merges", pair()).at("/mergeId") + "/undo", json("{'reason':'认错了人'}")));
    }

    private String pair() {
        return "{'gone':{'memberId':'%s'},'survivor':{'memberId':'%s'},'reason':'同一人'}".formatted(rich(), member());
    }

    private void programmes() {
        body("POST /api/v1/programmes", "/programmes", () -> "{'code':'d%d','name':{'zh':'草稿'},'earning':{'base':{'points':1,'perFen':100}}}".formatted(number()));
        byOperation.put("PUT /api/v1/programmes/{id}", () -> new Request("/programmes/" + draft(),
                json("{'code':'e%d','name':{'zh':'草稿'},'earning':{'base':{'points':2,'perFen':100}}}".formatted(number()))));
        byOperation.put("DELETE /api/v1/programmes/{id}", () -> new Request("/programmes/" + draft(), ""));
        byOperation.put("POST /api/v1/programmes/{id}/publish",
                () -> new Request("/programmes/" + draft() + "/publish", json("{'effectiveFrom':'2099-01-01T00:00:00Z'}")));
    }

    private void access() {
        body("POST /api/v1/partners", "/partners", () -> "{'name':'伙伴','numberSpace':'store'}");
        byOperation.put("POST /api/v1/partners/{partnerId}/keys", () -> new Request("/partners/" + partner() + "/keys", json(KEY)));
        byOperation.put("POST /api/v1/keys/{keyId}/rotate", () -> new Request("/keys/" + key() + "/rotate", json("{'overlapSeconds':60}")));
        byOperation.put("POST /api/v1/keys/{keyId}/revoke", () -> new Request("/keys/" + key() + "/revoke", ""));
    }

    private void people() {
        body("POST /api/v1/staff", "/staff", () -> "{'username':'c%d','name':'收银','roles':['cashier'],'stores':['%s']}".formatted(number(), store()));
        byOperation.put("PATCH /api/v1/staff/{id}", () -> new Request("/staff/" + staff(), json("{'name':'收银二','active':true,'unlock':true}")));
        byOperation.put("POST /api/v1/staff/{id}/link", () -> new Request("/staff/" + staff() + "/link", ""));
        byOperation.put("POST /api/v1/approvals/{id}/approve", () -> new Request("/approvals/" + approval() + "/approve", json("{'reason':'核实无误'}")));
        byOperation.put("POST /api/v1/approvals/{id}/reject", () -> new Request("/approvals/" + approval() + "/reject", json("{'reason':'依据不足'}")));
    }

    String staff() {
        return posted("/staff", "{'username':'d%d','name':'收银','roles':['cashier'],'stores':['%s']}".formatted(number(), store())).at("/staff/id");
    }

    /** Asked for by a manager, above her limit. */
    private String approval() {
        if (manager == null) {
            shop = store();
            manager = people.signIn(Role.MANAGER, shop).browser();
        }
        return manager.post("/api/v1/adjustments", json("{'member':{'memberId':'%s'},'points':'100000','reason':'补偿','store':'%s'}".formatted(member(), shop))).at("/id");
    }

    private Request refund() {
        String store = store();
        String receipt = "R" + number();
        posted("/purchases", receipt(member(), store, receipt));
        return new Request("/refunds", json("{'store':'%s','receipt':'%s','number':'F%d','eventAt':'%s','lines':[{'no':1,'amountFen':'100'}]}"
                .formatted(store, receipt, number(), now)));
    }

    private Request lateCredit() {
        String store = store();
        String receipt = "L" + number();
        posted("/purchases", receipt(null, store, receipt));
        return new Request("/late-credits", json("{'store':'%s','receipt':'%s','member':{'memberId':'%s'}}".formatted(store, receipt, member())));
    }

    private Request identity() {
        String member = member();
        Answer added = posted("/members/" + member + "/identities", "{'kind':'card','value':'K%d'}".formatted(number()));
        return new Request("/members/" + member + "/identities/" + added.at("/identities/1/id"), "");
    }

    String receipt(@org.jspecify.annotations.Nullable String member, String store, String number) {
        String who = member == null ? "" : "'member':{'memberId':'" + member + "'},";
        return "{'store':'%s','number':'%s','channel':'till','eventAt':'%s',%s'lines':[{'no':1,'product':'p1','quantity':1,'amountFen':'1800'}]}"
                .formatted(store, number, now, who);
    }

    private String spend(String member) {
        return "{'store':'%s','member':{'memberId':'%s'},'points':'5'}".formatted(store(), member);
    }

    private String hold() {
        return posted("/holds", spend(rich())).at("/hold/holdId");
    }

    String rich() {
        String member = member();
        posted("/purchases", receipt(member, store(), "R" + number()));
        return member;
    }

    String store() {
        return posted("/stores", "{'code':'st%d','name':'店','zone':'Asia/Shanghai','franchise':false}".formatted(number())).at("/code");
    }

    String member() {
        return posted("/members", "{'phone':'138%d','store':'%s'}".formatted(number(), store())).at("/id");
    }

    String category() {
        return posted("/categories", "{'code':'c%d','name':'类'}".formatted(number())).at("/code");
    }

    String product() {
        return posted("/products", "{'code':'p%d','name':'茶'}".formatted(number())).at("/code");
    }

    String partner() {
        return posted("/partners", "{'name':'伙伴','numberSpace':'store'}").at("/partnerId");
    }

    private String key() {
        return posted("/partners/" + partner() + "/keys", KEY).at("/key/keyId");
    }

    private String draft() {
        return posted("/programmes", "{'code':'d%d','name':{'zh':'草稿'},'earning':{'base':{'points':1,'perFen':100}}}".formatted(number())).at("/id");
    }

    String code() {
        return posted("/members/" + member() + "/dynamic-code", "").at("/code");
    }

    long number() {
        return next.incrementAndGet();
    }

    private void body(String operation, String path, Supplier<String> body) {
        byOperation.put(operation, () -> new Request(path, json(body.get())));
    }

    static String json(String text) {
        return text.replace('\'', '"');
    }

    Answer posted(String path, String body) {
        Answer answer = api.post("/api/v1" + path, json(body));
        if (answer.status() >= 400) {
            throw new AssertionError("sample POST " + path + " " + body + ": " + answer.text());
        }
        return answer;
    }
}
