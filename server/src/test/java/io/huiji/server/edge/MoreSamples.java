package io.huiji.server.edge;

import io.huiji.server.edge.Samples.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Valid requests with what {@link Samples} leave out, so that every field of every request stands in one. */
final class MoreSamples {

    record Sample(String operation, Supplier<Request> request) {}

    private final Samples samples;
    private final List<Sample> all = new ArrayList<>();

    MoreSamples(Samples samples) {
        this.samples = samples;
        goods();
        value();
        access();
        reads();
        identities();
    }

    List<Sample> all() {
        return all;
    }

    private void goods() {
        body("POST /api/v1/stores", () -> "{'code':'st%d','name':'店','zone':'Asia/Tokyo','franchise':true,'active':true}".formatted(samples.number()));
        add("PATCH /api/v1/stores/{code}", () -> new Request("/stores/" + samples.store(),
                Samples.json("{'name':'新店','zone':'Asia/Tokyo','franchise':true,'active':true}")));
        body("POST /api/v1/categories", () -> "{'code':'c%d','name':'类','parent':'%s'}".formatted(samples.number(), samples.category()));
        add("PUT /api/v1/categories/{code}", () -> new Request("/categories/" + samples.category(),
                Samples.json("{'name':'新类','parent':'%s'}".formatted(samples.category()))));
        String product = "'name':'茶','category':'%s','barcodes':['11%d']}";
        body("POST /api/v1/products", () -> ("{'code':'p%d'," + product).formatted(samples.number(), samples.category(), samples.number()));
        add("PUT /api/v1/products/{code}", () -> new Request("/products/" + samples.product(),
                Samples.json(("{" + product).formatted(samples.category(), samples.number()))));
    }

    private void value() {
        body("POST /api/v1/purchases", () -> bought("'number':'R%d','businessDay':'2026-01-05','capturedAt':'%s'".formatted(samples.number(), samples.now),
                "'code':'" + samples.code() + "'"));
        body("POST /api/v1/purchases/bulk", () -> "{'items':[{'key':'K%d','purchase':%s}]}".formatted(samples.number(), bought("'number':'R" + samples.number() + "'", someone())));
        body("POST /api/v1/refunds", () -> refund("'amountFen':'100'"));
        body("POST /api/v1/refunds", () -> refund("'lines':[{'no':1,'quantity':1}]"));
        body("POST /api/v1/holds", () -> "{'store':'%s','member':{'memberId':'%s'},'points':'5','expiresAt':'%s'}"
                .formatted(samples.store(), samples.rich(), java.time.Instant.parse(samples.now).plusSeconds(600)));
        body("POST /api/v1/transfers", () -> "{'from':{'memberId':'%s'},'to':{'memberId':'%s'},'points':'5','store':'%s'}"
                .formatted(samples.rich(), samples.member(), samples.store()));
        body("POST /api/v1/adjustments", () -> "{'member':{'memberId':'%s'},'points':'5','reason':'盘点','store':'%s'}".formatted(samples.member(), samples.store()));
        body("POST /api/v1/late-credits", this::lateCredit);
    }

    private void access() {
        add("POST /api/v1/partners/{partnerId}/keys", () -> new Request("/partners/" + samples.partner() + "/keys", Samples.json(
                "{'name':'收银','scopes':['purchases:write'],'storeIds':['%s'],'expiresAt':'2027-01-01T00:00:00Z'}".formatted(storeId()))));
        add("PATCH /api/v1/staff/{id}", () -> new Request("/staff/" + samples.staff(), Samples.json(
                "{'name':'收银二','roles':['cashier'],'stores':['%s'],'active':true,'unlock':false,'resetSecondFactor':false}".formatted(samples.store()))));
    }

    /** What asks and writes nothing. */
    private void reads() {
        body("POST /api/v1/quotes", () -> bought("'number':'Q%d','businessDay':'2026-01-05'".formatted(samples.number()), someone()));
        body("POST /api/v1/refunds/quote", () -> refund("'amountFen':'100'"));
        body("POST /api/v1/refunds/quote", () -> refund("'lines':[{'no':1,'amountFen':'100'}]"));
        body("POST /api/v1/redemptions/quote", () -> "{'store':'%s','member':{'memberId':'%s'},'points':'5'}".formatted(samples.store(), samples.rich()));
        body("POST /api/v1/merges/preview", () -> "{'gone':{'memberId':'%s'},'survivor':{'memberId':'%s'}}".formatted(samples.member(), samples.member()));
        body("POST /api/v1/receipts/lookup", this::receipt);
        body("POST /api/v1/members/lookup/tail", () -> "{'digits':'1234','store':'%s'}".formatted(samples.store()));
        add("POST /api/v1/members/{id}/phone", () -> new Request("/members/" + samples.member() + "/phone", Samples.json("{'reason':'核对'}")));
        body("POST /api/v1/members/search", this::filter);
        body("POST /api/v1/members/search", () -> "{'name':'小美'}");
        body("POST /api/v1/members/search", () -> "{'tail':'1234'}");
        body("POST /api/v1/members/search", () -> "{'member':{'memberId':'%s'}}".formatted(samples.member()));
        body("POST /api/v1/members/export", () -> "{'filter':" + filter() + ",'reveal':true,'reason':'核对名单'}");
    }

    private void identities() {
        add("PATCH /api/v1/members/{id}", () -> new Request("/members/" + samples.member(), Samples.json("{'name':'小丽','birthday':'2000-02-29'}")));
        lookup(this::someone);
        lookup(() -> "'visit':'%s'".formatted(samples.posted("/visits", "{'code':'%s','till':'T1','store':'%s'}".formatted(samples.code(), samples.store())).at("/visit")));
        lookup(() -> {
            long phone = samples.number();
            samples.posted("/members", "{'phone':'138%d'}".formatted(phone));
            return "'phone':'138" + phone + "'";
        });
        lookup(() -> "'card':'" + identified("card", "K" + samples.number()) + "'");
        lookup(() -> "'wechat':'" + identified("wechat", "W" + samples.number()) + "'");
        lookup(() -> "'partnerId':'" + identified("partner_id", "erp:" + samples.number()) + "'");
    }

    private String identified(String kind, String value) {
        samples.posted("/members/" + samples.member() + "/identities", "{'kind':'%s','value':'%s'}".formatted(kind, value));
        return value;
    }

    private void lookup(Supplier<String> who) {
        body("POST /api/v1/members/lookup", () -> "{'member':{" + who.get() + "}}");
    }

    private String filter() {
        return "{'store':'%s','channel':'till','status':'active','tier':'gold','tags':['常客'],'enrolledFrom':'2026-01-01T00:00:00Z','enrolledTo':'2026-02-01T00:00:00Z','order':'oldest'}"
                .formatted(samples.store());
    }

    private String bought(String more, String who) {
        return "{'store':'%s',%s,'channel':'till','eventAt':'%s','member':{%s},'lines':[{'no':1,'product':'p1','quantity':1,'amountFen':'1800'}]}"
                .formatted(samples.store(), more, samples.now, who);
    }

    private String someone() {
        return "'memberId':'" + samples.member() + "'";
    }

    private String refund(String part) {
        String store = samples.store();
        String receipt = "R" + samples.number();
        samples.posted("/purchases", samples.receipt(samples.member(), store, receipt));
        return "{'store':'%s','receipt':'%s','businessDay':'2026-01-05','number':'F%d','eventAt':'%s','atStore':'%s',%s}"
                .formatted(store, receipt, samples.number(), samples.now, samples.store(), part);
    }

    private String lateCredit() {
        String store = samples.store();
        String receipt = "L" + samples.number();
        samples.posted("/purchases", samples.receipt(null, store, receipt));
        return "{'store':'%s','receipt':'%s','businessDay':'2026-01-05','member':{'memberId':'%s'}}".formatted(store, receipt, samples.member());
    }

    private String receipt() {
        String store = samples.store();
        String receipt = "R" + samples.number();
        samples.posted("/purchases", samples.receipt(samples.member(), store, receipt));
        return "{'store':'%s','receipt':'%s','businessDay':'2026-01-05'}".formatted(store, receipt);
    }

    private String storeId() {
        return samples.posted("/stores", "{'code':'st%d','name':'店'}".formatted(samples.number())).at("/id");
    }

    private void body(String operation, Supplier<String> body) {
        add(operation, () -> new Request(operation.substring(operation.indexOf(" /api/v1") + 8), Samples.json(body.get())));
    }

    private void add(String operation, Supplier<Request> request) {
        all.add(new Sample(operation, request));
    }
}
