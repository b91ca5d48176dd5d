package io.huiji.bench.server;

import io.huiji.bench.Database;
import io.huiji.bench.purchases.Chain;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Prepares what the purchases need. Members are written into the tables as the owner, which takes a second; everything else goes through the API. */
public final class ChainSetup {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long FIRST_MEMBER_ID = 100_000_000_001L;

    private final Api operator;
    private final Database database;
    private final InstantSource clock;

    public ChainSetup(Api operator, Database database, InstantSource clock) {
        this.operator = operator;
        this.database = database;
        this.clock = clock;
    }

    /** The API key that the load is sent with: a partner's, for purchases alone. */
    public String key() throws IOException, InterruptedException {
        JsonNode partner = operator.post("/api/v1/partners", JSON.createObjectNode().put("name", "bench"));
        ObjectNode request = JSON.createObjectNode().put("name", "bench");
        request.putArray("scopes").add("purchases:write");
        return operator.post("/api/v1/partners/" + partner.path("partnerId").asString() + "/keys", request).path("secret").asString();
    }

    public Chain chain(int members) throws IOException, InterruptedException, SQLException {
        Chain chain = new Chain(FIRST_MEMBER_ID, members);
        catalogue(chain);
        members(chain);
        return chain;
    }

    /** @param past whether it counts for receipts of the past year too; only while the books are empty */
    public void publish(ObjectNode document, boolean past) throws IOException, InterruptedException {
        String id = operator.post("/api/v1/programmes", document).path("id").asString();
        ObjectNode request = JSON.createObjectNode();
        if (past) {
            request.put("effectiveFrom", clock.instant().minus(Duration.ofDays(800)).toString());
        }
        operator.post("/api/v1/programmes/" + id + "/publish", request);
    }

    private void catalogue(Chain chain) throws IOException, InterruptedException {
        operator.postCsv("/api/v1/stores/import", csv("code,name", chain.storeCodes()));
        operator.postCsv("/api/v1/categories/import", csv("code,name", chain.categories()));
        StringBuilder products = new StringBuilder("code,name,category\n");
        for (int i = 0; i < chain.productCodes().size(); i++) {
            products.append(line(chain.productCodes().get(i))).append(',').append(chain.categoryOf(i)).append('\n');
        }
        operator.postCsv("/api/v1/products/import", products.toString());
    }

    private static String csv(String header, List<String> codes) {
        StringBuilder text = new StringBuilder(header).append('\n');
        codes.forEach(code -> text.append(line(code)).append('\n'));
        return text.toString();
    }

    private static String line(String code) {
        return code + ",bench " + code;
    }

    private void members(Chain chain) throws SQLException {
        database.execute("""
                insert into member.member (member_id, birthday, channel, enrolled_at)
                select %d + n, date '1970-01-01' + n %% 12000, 'bench', now() - interval '800 days'
                  from generate_series(0, %d) n""".formatted(chain.firstMemberId(), chain.members() - 1),
                "vacuum analyze member.member");
        new Books(database).open();
    }
}
