package io.huiji.server.product.web;

import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.product.Catalogue;
import io.huiji.server.product.Product;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Products, one by one, and the list of those without a category. */
@RestController
@RequestMapping("/api/v1/products")
class ProductController {

    private final Catalogue catalogue;
    private final Once once;

    ProductController(Catalogue catalogue, Once once) {
        this.catalogue = catalogue;
        this.once = once;
    }

    /** {@code category}: left out, it is uncategorised. {@code barcodes}: left out, it has none. */
    record NewProduct(
            @Pattern(regexp = ProductFields.CODE) String code, @NotBlank @Size(max = ProductFields.NAME_LENGTH_MAX) String name,
            @Size(min = 1, max = ProductFields.CODE_LENGTH_MAX) @Nullable String category,
            @Size(max = ProductFields.BARCODES_MAX) @Nullable List<@Pattern(regexp = ProductFields.BARCODE) String> barcodes) {}

    /** The whole product as it shall be. */
    record ProductContent(
            @NotBlank @Size(max = ProductFields.NAME_LENGTH_MAX) String name,
            @Size(min = 1, max = ProductFields.CODE_LENGTH_MAX) @Nullable String category,
            @Size(max = ProductFields.BARCODES_MAX) @Nullable List<@Pattern(regexp = ProductFields.BARCODE) String> barcodes) {}

    /** {@code category}: left out, they become uncategorised. */
    record Categorisation(
            @Size(min = 1, max = ProductFields.CODE_LENGTH_MAX) @Nullable String category,
            @NotEmpty @Size(max = 1000) Set<@Size(min = 1, max = ProductFields.CODE_LENGTH_MAX) String> codes) {}

    /** {@code changed}: those that had another category before; what is unknown or was there already is not named. */
    record Categorised(List<String> changed) {}

    @PostMapping
    @Needs(Scope.PRODUCTS_WRITE)
    @Answers(value = Product.class, status = 201)
    ResponseEntity<Object> create(WriteKey key, @Valid @RequestBody NewProduct request) {
        Product product = product(request.code(), request.name(), request.category(), request.barcodes());
        return Replies.of(once.run(key, () -> Once.Reply.created(catalogue.create(product))));
    }

    @PutMapping("/{code}")
    @Needs(Scope.PRODUCTS_WRITE)
    @Answers(Product.class)
    ResponseEntity<Object> replace(WriteKey key, @PathVariable String code, @Valid @RequestBody ProductContent request) {
        Product product = product(code, request.name(), request.category(), request.barcodes());
        return Replies.of(once.run(key, () -> Once.Reply.ok(catalogue.replace(product))));
    }

    @PostMapping("/categorise")
    @Needs(Scope.PRODUCTS_WRITE)
    @Answers(Categorised.class)
    ResponseEntity<Object> categorise(WriteKey key, @Valid @RequestBody Categorisation request) {
        return Replies.of(once.run(key, () ->
                Once.Reply.ok(new Categorised(catalogue.categorise(request.codes(), request.category()).stream().sorted().toList()))));
    }

    @GetMapping("/{code}")
    @Needs(Scope.PRODUCTS_READ)
    Product get(@PathVariable String code) {
        return catalogue.find(code).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
    }

    /** By code. {@code uncategorised=true}: those without a category; {@code q}: part of the code or name, or a barcode. */
    @GetMapping
    @Needs(Scope.PRODUCTS_READ)
    Page<Product> list(PageQuery page, @RequestParam(defaultValue = "false") boolean uncategorised,
            @RequestParam(required = false) @Size(min = 1, max = ProductFields.CODE_LENGTH_MAX) @Nullable String category,
            @RequestParam(required = false) @Size(min = 1, max = ProductFields.NAME_LENGTH_MAX) @Nullable String q) {
        if (uncategorised && category != null) {
            throw Problem.invalid("category", "exclusive", "不能与 uncategorised=true 同用", "Not together with uncategorised=true");
        }
        String after = page.after() == null ? "" : page.after();
        List<Product> found = catalogue.list(after, page.limit() + 1, uncategorised, category, q == null ? null : q.strip());
        return Page.of(found, page.limit(), product -> product, Product::code);
    }

    private static Product product(String code, String name, @Nullable String category, @Nullable List<String> barcodes) {
        return new Product(code, name.strip(), category, barcodes == null ? List.of() : List.copyOf(new TreeSet<>(barcodes)), false);
    }
}
