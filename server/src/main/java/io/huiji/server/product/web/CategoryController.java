package io.huiji.server.product.web;

import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.CsvFile;
import io.huiji.server.platform.FieldError;
import io.huiji.server.platform.FileDraft;
import io.huiji.server.platform.FileReport;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.product.Catalogue;
import io.huiji.server.product.Category;
import io.huiji.server.product.CategoryTree;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** The tree of categories: at most five levels, no cycles. */
@RestController
@RequestMapping("/api/v1/categories")
class CategoryController {

    private final Catalogue catalogue;
    private final Once once;

    CategoryController(Catalogue catalogue, Once once) {
        this.catalogue = catalogue;
        this.once = once;
    }

    /** {@code parent}: left out, it is a root. */
    record NewCategory(
            @Pattern(regexp = ProductFields.CODE) String code, @NotBlank @Size(max = ProductFields.NAME_LENGTH_MAX) String name,
            @Size(min = 1, max = ProductFields.CODE_LENGTH_MAX) @Nullable String parent) {}

    /** The whole category as it shall be. */
    record CategoryContent(
            @NotBlank @Size(max = ProductFields.NAME_LENGTH_MAX) String name,
            @Size(min = 1, max = ProductFields.CODE_LENGTH_MAX) @Nullable String parent) {}

    record CategoryList(List<Category> items) {}

    @PostMapping
    @Needs(Scope.PRODUCTS_WRITE)
    @Answers(value = Category.class, status = 201)
    ResponseEntity<Object> create(WriteKey key, @Valid @RequestBody NewCategory request) {
        Category category = new Category(request.code(), request.name().strip(), request.parent());
        return Replies.of(once.run(key, () -> Once.Reply.created(put(category, false))));
    }

    /** Renames or moves it, with all that is below it. */
    @PutMapping("/{code}")
    @Needs(Scope.PRODUCTS_WRITE)
    @Answers(Category.class)
    ResponseEntity<Object> replace(WriteKey key, @PathVariable String code, @Valid @RequestBody CategoryContent request) {
        Category category = new Category(code, request.name().strip(), request.parent());
        return Replies.of(once.run(key, () -> Once.Reply.ok(put(category, true))));
    }

    private Category put(Category category, boolean expected) {
        CategoryTree tree = catalogue.lockedTree();
        if (tree.has(category.code()) != expected) {
            throw expected ? Problem.of(ProblemCode.NOT_FOUND) : Problem.of(ProblemCode.ALREADY_EXISTS, Map.of("code", category.code()));
        }
        CategoryTree.Fault fault = tree.put(category);
        if (fault != null) {
            throw Problem.invalid(List.of(Catalogue.error(fault)));
        }
        catalogue.putCategories(List.of(category));
        return category;
    }

    /** All of them, by code. */
    @GetMapping
    @Needs(Scope.PRODUCTS_READ)
    CategoryList list() {
        return new CategoryList(catalogue.categories());
    }

    /** Makes or overwrites the category of each line ({@code code,name,parent}); a parent may stand in a later line. */
    @PostMapping(path = "/import", consumes = "text/csv")
    @Needs(Scope.PRODUCTS_WRITE)
    @Answers(FileReport.class)
    ResponseEntity<Object> read(WriteKey key, @RequestBody byte[] body,
            @RequestParam(defaultValue = "false") boolean dryRun, @RequestParam(defaultValue = "false") boolean allOrNothing) {
        CsvFile file = CsvFile.read(body, List.of("code", "name"), List.of("parent"));
        return Replies.of(once.run(key, () -> Once.Reply.ok(read(file, dryRun, allOrNothing))));
    }

    private FileReport read(CsvFile file, boolean dryRun, boolean allOrNothing) {
        CategoryTree tree = catalogue.lockedTree();
        FileDraft<Category> draft = new FileDraft<>(Category::code);
        for (CsvFile.Row row : file.rows()) {
            List<FieldError> errors = ProductFields.errors(row);
            Map<String, String> values = row.values();
            if (errors.isEmpty()) {
                draft.accept(row.line(), new Category(Objects.requireNonNull(values.get("code")), Objects.requireNonNull(values.get("name")), values.get("parent")));
            } else {
                draft.reject(row.line(), values.getOrDefault("code", ""), errors);
            }
        }
        plant(tree, draft);
        Map<String, Category> present = new HashMap<>();
        catalogue.categories().forEach(category -> present.put(category.code(), category));
        return draft.finish(present, dryRun, allOrNothing, catalogue::putCategories);
    }

    /** Again and again, as long as one more finds its parent. */
    private static void plant(CategoryTree tree, FileDraft<Category> draft) {
        Map<Category, CategoryTree.Fault> waiting = new LinkedHashMap<>();
        draft.accepted().forEach(category -> waiting.put(category, CategoryTree.Fault.PARENT_UNKNOWN));
        boolean progress = true;
        while (progress) {
            progress = false;
            for (Category category : List.copyOf(waiting.keySet())) {
                CategoryTree.Fault fault = tree.put(category);
                if (fault == null) {
                    waiting.remove(category);
                    progress = true;
                } else {
                    waiting.put(category, fault);
                }
            }
        }
        waiting.forEach((category, fault) -> draft.reject(category.code(), Catalogue.error(fault)));
    }
}
