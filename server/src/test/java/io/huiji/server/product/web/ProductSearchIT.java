package io.huiji.server.product.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.Api;
import io.huiji.server.testing.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProductSearchIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer("--huiji.jobs.enabled=false");

    @Test
    void products_are_found_by_part_of_code_or_name_or_by_barcode_within_a_category() {
        Api api = Api.operator(SERVER);
        api.post("/api/v1/categories", Map.of("code", "tea", "name", "茶"));
        api.post("/api/v1/products", Map.of("code", "P-001", "name", "茉莉奶绿", "category", "tea", "barcodes", List.of("6901234567892")));
        api.post("/api/v1/products", Map.of("code", "P-002", "name", "奶盖 100%_红茶"));
        assertThat(found(api, "奶", "")).isEqualTo("P-001P-002");
        assertThat(found(api, "p-002", "")).isEqualTo("P-002");
        assertThat(found(api, "6901234567892", "")).isEqualTo("P-001");
        assertThat(found(api, "690123456789", "")).as("a barcode is whole").isEmpty();
        assertThat(found(api, "%_", "")).as("no pattern").isEqualTo("P-002");
        assertThat(found(api, "奶", "&category=tea")).isEqualTo("P-001");
        assertThat(found(api, "奶", "&uncategorised=true")).isEqualTo("P-002");
    }

    private static String found(Api api, String words, String more) {
        return String.join("", api.get("/api/v1/products?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + more).json().path("items").valueStream()
                .map(one -> one.path("code").asString()).toList());
    }
}
