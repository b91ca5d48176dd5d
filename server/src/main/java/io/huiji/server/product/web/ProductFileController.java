package io.huiji.server.product.web;

import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.CsvFile;
import io.huiji.server.platform.CsvText;
import io.huiji.server.platform.FieldError;
import io.huiji.server.platform.FileDraft;
import io.huiji.server.platform.FileReport;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.product.Catalogue;
import io.huiji.server.product.Category;
import io.huiji.server.product.Product;
import io.huiji.server.product.Products;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Products by file: {@code code,name,category,barcodes}, several barcodes with spaces between. */
@RestController
@RequestMapping("/api/v1/products")
class ProductFileController {

    private static final String CSV = "text/csv";

    private final Catalogue catalogue;
    private final Products products;
    private final Once once;

    ProductFileController(Catalogue catalogue, Products products, Once once) {
        this.catalogue = catalogue;
        this.products = products;
        this.once = once;
    }

    /**
     * Makes or overwrites the product of each line, up to 20,000 lines and 8 MiB. What a file has no column for keeps its value.
     * {@code dryRun}: says what would happen. {@code allOrNothing}: one bad line keeps all from being written.
     */
    @PostMapping(path = "/import", consumes = CSV)
    @Needs(Scope.PRODUCTS_WRITE)
    @Answers(FileReport.class)
    ResponseEntity<Object> read(WriteKey key, @RequestBody byte[] body,
            @RequestParam(defaultValue = "false") boolean dryRun, @RequestParam(defaultValue = "false") boolean allOrNothing) {
        CsvFile file = CsvFile.read(body, List.of("code", "name"), List.of("category", "barcodes"));
        return Replies.of(once.run(key, () -> Once.Reply.ok(read(file, dryRun, allOrNothing))));
    }

    private FileReport read(CsvFile file, boolean dryRun, boolean allOrNothing) {
        Set<String> categories = catalogue.categories().stream().map(Category::code).collect(Collectors.toSet());
        Map<String, Product> present = new HashMap<>(catalogue.byCodes(file.rows().stream().map(row -> row.values().getOrDefault("code", "")).toList()));
        FileDraft<Product> draft = new FileDraft<>(Product::code);
        for (CsvFile.Row row : file.rows()) {
            List<FieldError> errors = new ArrayList<>(ProductFields.errors(row));
            String category = row.values().get("category");
            if (category != null && !categories.contains(category)) {
                errors.add(new FieldError("category", "unknown_value", "没有此品类", "There is no such category"));
            }
            List<String> barcodes = barcodes(row.values().getOrDefault("barcodes", ""));
            FieldError wrongBarcodes = ProductFields.barcodes(barcodes);
            if (wrongBarcodes != null) {
                errors.add(wrongBarcodes);
            }
            String code = row.values().getOrDefault("code", "");
            if (errors.isEmpty()) {
                draft.accept(row.line(), entry(file, row.values(), barcodes, present.get(code)));
            } else {
                draft.reject(row.line(), code, errors);
            }
        }
        rejectTakenBarcodes(draft);
        return draft.finish(present, dryRun, allOrNothing, catalogue::putAll);
    }

    private static Product entry(CsvFile file, Map<String, String> values, List<String> barcodes, @Nullable Product before) {
        return new Product(Objects.requireNonNull(values.get("code")), Objects.requireNonNull(values.get("name")),
                file.columns().contains("category") || before == null ? values.get("category") : before.category(),
                file.columns().contains("barcodes") || before == null ? barcodes : before.barcodes(), false);
    }

    /** One that another product has, here or in an earlier line. */
    private void rejectTakenBarcodes(FileDraft<Product> draft) {
        Map<String, String> owners = new HashMap<>(products.byBarcodes(draft.accepted().stream().flatMap(product -> product.barcodes().stream()).toList()));
        for (Product product : draft.accepted()) {
            for (String barcode : product.barcodes()) {
                if (!owners.computeIfAbsent(barcode, free -> product.code()).equals(product.code())) {
                    draft.reject(product.code(), new FieldError("barcodes", "taken", "条码已属于另一商品", "A barcode belongs to another product"));
                    break;
                }
            }
        }
    }

    private static List<String> barcodes(String text) {
        return text.isBlank() ? List.of() : List.copyOf(new TreeSet<>(Arrays.asList(text.strip().split("\\s+", -1))));
    }

    /** All products, in the form that {@code import} reads. */
    @GetMapping(path = "/export.csv", produces = CSV)
    @Needs(Scope.PRODUCTS_READ)
    ResponseEntity<String> write() {
        CsvText text = new CsvText(List.of("code", "name", "category", "barcodes"));
        List<Product> some = catalogue.list("", Page.LIMIT_MAX, false, null, null);
        while (!some.isEmpty()) {
            some.forEach(product -> text.add(Arrays.<@Nullable Object>asList(product.code(), product.name(), product.category(), String.join(" ", product.barcodes()))));
            some = catalogue.list(some.getLast().code(), Page.LIMIT_MAX, false, null, null);
        }
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"products.csv\"").body(text.toString());
    }
}
