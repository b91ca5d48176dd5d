package io.huiji.server.demo;

import io.huiji.server.platform.DataDirectory;
import io.huiji.server.platform.OperatorToken;
import io.huiji.server.programme.DemoProgramme;
import io.huiji.server.programme.DemoSeed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Loads the demo chain once the server answers, through its own public API, each write with a key of its own: started again, it changes nothing. */
@Component
@ConditionalOnProperty("huiji.demo")
class DemoChain {

    private final DemoProgramme programme;
    private final Environment environment;
    private final DataDirectory data;
    private final InstantSource clock;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newHttpClient();

    DemoChain(DemoProgramme programme, Environment environment, DataDirectory data, InstantSource clock, JsonMapper json) {
        this.programme = programme;
        this.environment = environment;
        this.data = data;
        this.clock = clock;
        this.json = json;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void load() {
        if (programme.publishOnEmptyInstallation().isEmpty()) {
            System.out.println("示例数据已在,没有改动 / The demo data is there already; nothing was changed");
            return;
        }
        DemoSeed seed = DemoSeed.read();
        shops(seed);
        List<Map<String, Object>> receipts = new DemoReceipts(seed).until(clock.instant());
        post("/purchases/bulk", "demo-receipts", Map.of("items", receipts.stream().map(receipt -> Map.of("purchase", receipt)).toList()));
        System.out.printf("示例连锁已装入:%d 家门店、%d 个商品、%d 位会员、%d 张小票 / Demo chain loaded: %d stores, %d products, %d members, %d receipts%n",
                seed.stores().size(), seed.products().size(), seed.members().size(), receipts.size(),
                seed.stores().size(), seed.products().size(), seed.members().size(), receipts.size());
        System.out.println("试试 / Try: 会员 member 13800000001, 门店 store SH01, http://127.0.0.1:" + port() + "/docs");
    }

    private void shops(DemoSeed seed) {
        for (DemoSeed.Store store : seed.stores()) {
            post("/stores", "demo-store-" + store.code(),
                    Map.of("code", store.code(), "name", store.name(), "zone", store.zone(), "franchise", store.franchise()));
        }
        for (DemoSeed.Category category : seed.categories()) {
            post("/categories", "demo-category-" + category.code(), given("code", category.code(), "name", category.name(), "parent", category.parent()));
        }
        for (DemoSeed.Product product : seed.products()) {
            post("/products", "demo-product-" + product.code(), Map.of("code", product.code(), "name", product.name(),
                    "category", product.category(), "barcodes", List.of(product.barcode())));
        }
        for (DemoSeed.Member member : seed.members()) {
            String birthday = member.birthday() == null ? null : member.birthday().atYear(1996).toString();
            post("/members", "demo-member-" + member.phone(),
                    given("phone", member.phone(), "name", member.name(), "birthday", birthday, "store", member.enrolledStore(), "channel", "till"));
        }
    }

    private static Map<String, Object> given(@Nullable Object... namesAndValues) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                given.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return given;
    }

    private void post(String path, String key, Object body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/api/v1" + path))
                .header("Authorization", "Bearer " + data.read(OperatorToken.FILE).orElseThrow())
                .header("Idempotency-Key", key).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))).build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            List<String> problems = problems(response);
            if (!problems.isEmpty()) {
                throw new IllegalStateException("示例数据未能装入 / The demo data could not be loaded: POST " + path + ": " + problems.getFirst());
            }
        } catch (IOException failed) {
            throw new IllegalStateException("POST " + path, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> problems(HttpResponse<String> response) {
        if (response.statusCode() >= 400) {
            return List.of(response.body());
        }
        List<String> problems = new ArrayList<>();
        for (JsonNode result : json.readTree(response.body()).path("results")) {
            if (result.has("problem")) {
                problems.add(result.path("problem").toString());
            }
        }
        return problems;
    }

    private String port() {
        return environment.getRequiredProperty("local.server.port");
    }
}
