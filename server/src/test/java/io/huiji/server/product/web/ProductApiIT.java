package io.huiji.server.product.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.product.Products;
import io.huiji.server.testing.Api;
import io.huiji.server.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products and categories over HTTP and by file. */
class ProductApiIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private Api api;
    private Products products;

    @BeforeEach
    void connect() {
        api = Api.operator(SERVER);
        products = SERVER.bean(Products.class);
    }

    @Test
    void a_sale_sees_the_category_and_its_parents_at_once() {
        category("drinks", null);
        category("tea", "drinks");
        Api.Answer made = api.post("/api/v1/products", Map.of("code", "T1", "name", "乌龙", "category", "tea", "barcodes", List.of("6901234567892")));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(products.categoriesOf(List.of("T1", "nobody"))).isEqualTo(Map.of("T1", List.of("tea", "drinks"), "nobody", List.of()));
        assertThat(products.byBarcode("6901234567892")).contains("T1");
        category("food", null);
        put("/api/v1/categories/tea", Map.of("name", "茶", "parent", "food"));
        assertThat(products.categoriesOf(List.of("T1")).get("T1")).containsExactly("tea", "food");
        put("/api/v1/products/T1", Map.of("name", "乌龙"));
        assertThat(products.categoriesOf(List.of("T1")).get("T1")).isEmpty();
        assertThat(products.byBarcode("6901234567892")).isEmpty();
    }

    @Test
    void what_a_till_names_first_is_listed_as_uncategorised_and_categorised_in_bulk() throws Exception {
        products.noteUnknown(List.of("N1", "N2", "N1", ""), Map.of("N1", "新品一"));
        for (int i = 0; i < 50 && !uncategorised().contains("\"N2\""); i++) {
            Thread.sleep(100);
        }
        assertThat(uncategorised()).contains("新品一").contains("\"N2\"");
        category("snacks", null);
        Api.Answer done = api.post("/api/v1/products/categorise", Map.of("category", "snacks", "codes", List.of("N1", "N2", "N9")));
        assertThat(done.json().at("/changed").size()).as(done.text()).isEqualTo(2);
        assertThat(uncategorised()).doesNotContain("\"N1\"");
        assertThat(products.categoriesOf(List.of("N1")).get("N1")).containsExactly("snacks");
        assertThat(api.post("/api/v1/products/categorise", Map.of("category", "nope", "codes", List.of("N1"))).at("/errors/0/field")).isEqualTo("category");
        assertThat(api.post("/api/v1/products/categorise", Map.of("category", "snacks", "codes", List.of())).at("/errors/0/field")).isEqualTo("codes");
    }

    @Test
    void a_tree_has_no_cycle_and_five_levels() {
        for (int level = 1; level <= 5; level++) {
            category("L" + level, level == 1 ? null : "L" + (level - 1));
        }
        assertThat(api.post("/api/v1/categories", Map.of("code", "L6", "name", "六", "parent", "L5")).at("/errors/0/code")).isEqualTo("too_deep");
        assertThat(put("/api/v1/categories/L1", Map.of("name", "一", "parent", "L3")).at("/errors/0/code")).isEqualTo("cycle");
        assertThat(api.post("/api/v1/categories", Map.of("code", "LX", "name", "x", "parent", "nobody")).at("/errors/0/field")).isEqualTo("parent");
        assertThat(api.post("/api/v1/categories", Map.of("code", "L1", "name", "x")).at("/code")).isEqualTo("already_exists");
        assertThat(put("/api/v1/categories/nobody", Map.of("name", "x")).at("/code")).isEqualTo("not_found");
    }

    @ParameterizedTest
    @CsvSource({"code,'',code", "name,'',name", "category,nope,category", "barcodes,123,barcodes", "price,1,price"})
    void a_bad_field_is_named(String field, String value, String named) {
        Map<String, Object> body = new HashMap<>(Map.of("code", "BAD", "name", "坏"));
        body.put(field, value);
        Api.Answer refused = api.post("/api/v1/products", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/errors/0/field")).as(refused.text()).isEqualTo(named);
        assertThat(api.get("/api/v1/products/BAD").status()).isEqualTo(404);
    }

    @Test
    void a_barcode_belongs_to_one_product() {
        api.post("/api/v1/products", Map.of("code", "B1", "name", "一", "barcodes", List.of("1111222233")));
        Api.Answer taken = api.post("/api/v1/products", Map.of("code", "B2", "name", "二", "barcodes", List.of("1111222233")));
        assertThat(taken.at("/code")).isEqualTo("already_exists");
        assertThat(api.get("/api/v1/products/B2").status()).isEqualTo(404);
    }

    @Test
    void files_bring_categories_in_any_order_and_products_with_their_errors_by_line() {
        Api.Answer tree = send("/api/v1/categories/import", "code,name,parent\nF-tea,茶,F-drinks\nF-drinks,饮品,\nF-x,孤,nobody\nF-a,甲,F-b\nF-b,乙,F-a\n");
        assertThat(tree.at("/created") + " " + tree.at("/rejected")).as(tree.text()).isEqualTo("2 3");
        Api.Answer done = send("/api/v1/products/import",
                "code,name,category,barcodes\nP1,绿茶,F-tea,69010001 69010002\nP2,红茶,F-nope,\nP3,白茶,F-tea,69010001\nP4,,,\nP5,=1+1,,x\nP6,=1+1,,\n");
        assertThat(done.at("/created") + " " + done.at("/rejected")).as(done.text()).isEqualTo("2 4");
        assertThat(done.at("/results/1/line") + done.at("/results/1/errors/0/field")).isEqualTo("3category");
        assertThat(done.at("/results/2/errors/0/code")).isEqualTo("taken");
        assertThat(done.at("/results/3/errors/0/field")).isEqualTo("name");
        assertThat(done.at("/results/4/errors/0/field")).isEqualTo("barcodes");
        assertThat(products.categoriesOf(List.of("P1")).get("P1")).containsExactly("F-tea", "F-drinks");
        String export = api.get("/api/v1/products/export.csv").text();
        assertThat(export).contains("P1,绿茶,F-tea,69010001 69010002\r\n").contains("P6,'=1+1,,\r\n");
    }

    private void category(String code, @org.jspecify.annotations.Nullable String parent) {
        Map<String, Object> body = new HashMap<>(Map.of("code", code, "name", code));
        if (parent != null) {
            body.put("parent", parent);
        }
        Api.Answer made = api.post("/api/v1/categories", body);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    private String uncategorised() {
        return api.get("/api/v1/products?uncategorised=true&limit=200").text();
    }

    private Api.Answer put(String path, Object body) {
        return api.send("PUT", path, UUID.randomUUID().toString(), body);
    }

    private Api.Answer send(String path, String csv) {
        return api.send(HttpRequest.newBuilder(URI.create(SERVER.baseUrl() + path)).header("Content-Type", "text/csv; charset=UTF-8")
                .header("Idempotency-Key", UUID.randomUUID().toString()).POST(HttpRequest.BodyPublishers.ofString(csv)));
    }
}
