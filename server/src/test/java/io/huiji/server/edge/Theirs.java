package io.huiji.server.edge;

import io.huiji.server.access.Role;
import io.huiji.server.edge.Samples.Request;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.Api.Answer;
import io.huiji.server.testing.Browser;
import io.huiji.server.testing.People;
import io.huiji.server.testing.TestServer;
import io.huiji.server.testing.Visitor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What belongs to B: a store with a member, receipts, a complaint, an approval, a partner. And how each read of the API asks for it. */
final class Theirs {

    /** Words that stand in what belongs to B and nowhere else: an answer to somebody else has none of them. */
    static final List<String> WORDS = List.of("乙店独有", "乙会员独有", "139****7719", "CARDOFB", "RB-ONLY-1", "乙员工独有", "乙伙伴独有", "乙投诉独有", "乙原因独有");

    private static final String PHONE = "13900017719";

    final String store = "OFB";
    private final Api api;
    private final Map<String, Request> reads = new LinkedHashMap<>();

    Theirs(TestServer server, Api api, People people) {
        this.api = api;
        Instant now = server.clock().instant();
        made("/stores", "{'code':'OFB','name':'乙店独有','zone':'Asia/Shanghai','franchise':true}");
        String member = made("/members", "{'phone':'" + PHONE + "','name':'乙会员独有','store':'OFB','channel':'till'}").at("/id");
        made("/members/" + member + "/identities", "{'kind':'card','value':'CARDOFB'}");
        String bought = made("/purchases", """
                {'store':'OFB','number':'RB-ONLY-1','channel':'till','eventAt':'%s','member':{'memberId':'%s'},'lines':[{'no':1,'quantity':1,'amountFen':'90000'}]}"""
                .formatted(now, member)).at("/decisionId");
        Browser manager = people.signIn(Role.MANAGER, store).browser();
        String approval = manager.post("/api/v1/adjustments",
                "{\"member\":{\"memberId\":\"" + member + "\"},\"points\":\"100000\",\"reason\":\"乙原因独有\",\"store\":\"OFB\"}").at("/id");
        String staff = made("/staff", "{'username':'b-only','name':'乙员工独有','roles':['cashier'],'stores':['OFB']}").at("/staff/id");
        String partner = made("/partners", "{'name':'乙伙伴独有','numberSpace':'store'}").at("/partnerId");
        Visitor.loggedIn(server, PHONE).post("/api/v1/me/complaints", "{\"kind\":\"wrong\",\"store\":\"OFB\",\"receipt\":\"RB-ONLY-1\",\"note\":\"乙投诉独有\"}");
        String audit = made("/audits", "").at("/id");
        String draft = made("/programmes", "{'code':'ofb','name':{'zh':'草稿'},'earning':{'base':{'points':1,'perFen':100}}}").at("/id");

        get("/members/{id}", "/members/" + member);
        get("/members/{id}/history", "/members/" + member + "/history");
        get("/members/{memberId}/balance", "/members/" + member + "/balance");
        get("/members/{memberId}/entries", "/members/" + member + "/entries");
        get("/members/{memberId}/lots", "/members/" + member + "/lots");
        get("/decisions/{decisionId}", "/decisions/" + bought);
        get("/approvals/{id}", "/approvals/" + approval);
        get("/audits/{id}", "/audits/" + audit);
        get("/complaints", "/complaints?store=OFB");
        get("/shift", "/shift?store=OFB&from=" + now);
        get("/staff/{id}", "/staff/" + staff);
        get("/staff", "/staff?username=b-only");
        get("/stores/{code}", "/stores/OFB");
        get("/partners/{partnerId}/keys", "/partners/" + partner + "/keys");
        get("/programmes/{id}", "/programmes/" + draft);
        get("/programmes/{id}/sentences", "/programmes/" + draft + "/sentences");
        get("/products/{code}", "/products/none");
        get("/audit-trail", "/audit-trail?target=member:" + member);
        get("/audit-trail.csv", "/audit-trail.csv?target=member:" + member);
        get("/members/{id}/summary", "/members/" + member + "/summary");
        get("/members/{id}/tiers", "/members/" + member + "/tiers");
        get("/programmes/{id}/difference", "/programmes/" + draft + "/difference?from=1");
        for (String list : List.of("/receipts", "/receipts.csv", "/refunds", "/refunds.csv", "/redemptions", "/redemptions.csv", "/insight/overview")) {
            get(list, list + "?store=OFB");
        }
        get("/receipts/{receiptId}", "/receipts/" + api.get("/api/v1/receipts?store=OFB").at("/items/0/receiptId"));
        String report = api.get("/api/v1/insight/reports").at("/items/0/name");
        get("/insight/reports/{report}", "/insight/reports/" + report + "?store=OFB");
        get("/insight/reports/{report}/export.csv", "/insight/reports/" + report + "/export.csv?store=OFB");
        post("/members/search", "{'store':'OFB'}");
        post("/members/export", "{'filter':{'store':'OFB'},'reveal':false}");
        for (String part : List.of("", "/rejected", "/rejected.csv", "/undo", "/unmatched.csv")) {
            get("/imports/{id}" + part, "/imports/1" + part);
        }
        String who = "'member':{'memberId':'" + member + "'}";
        post("/members/lookup", "{" + who + "}");
        post("/members/lookup/tail", "{'digits':'7719','store':'OFB'}");
        read("POST /api/v1/members/{id}/phone", "/members/" + member + "/phone", "{'reason':'核对'}");
        read("POST /api/v1/members/{id}/dynamic-code", "/members/" + member + "/dynamic-code", "");
        post("/receipts/lookup", "{'store':'OFB','receipt':'RB-ONLY-1'}");
        post("/quotes", "{'store':'OFB','number':'RB-Q','channel':'till','eventAt':'%s',%s,'lines':[{'no':1,'quantity':1,'amountFen':'900'}]}".formatted(now, who));
        post("/redemptions/quote", "{'store':'OFB'," + who + ",'points':'5'}");
        post("/refunds/quote", "{'store':'OFB','receipt':'RB-ONLY-1','number':'RB-F','eventAt':'" + now + "'}");
        post("/merges/preview", "{'gone':{'memberId':'" + member + "'},'survivor':{'card':'CARDOFB'}}");
        read("POST /api/v1/merges/{mergeId}/undo/preview", "/merges/" + member + ".1/undo/preview", "");
    }

    /** By operation, as {@code /openapi.json} names it. */
    Map<String, Request> reads() {
        return reads;
    }

    private void get(String operation, String path) {
        read("GET /api/v1" + operation, path, "");
    }

    private void post(String path, String body) {
        read("POST /api/v1" + path, path, body);
    }

    private void read(String operation, String path, String body) {
        reads.put(operation, new Request(path, body.replace('\'', '"')));
    }

    private Answer made(String path, String body) {
        Answer answer = api.post("/api/v1" + path, body.replace('\'', '"'));
        if (answer.status() >= 400) {
            throw new AssertionError("POST " + path + ": " + answer.text());
        }
        return answer;
    }
}
