package io.huiji.server.store.web;

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
import io.huiji.server.store.Store;
import io.huiji.server.store.Stores;
import io.huiji.server.store.Stores.StoreEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stores by file: {@code code,name,zone,franchise,active}. */
@RestController
@RequestMapping("/api/v1/stores")
class StoreFileController {

    static final List<String> REQUIRED = List.of("code", "name");
    static final List<String> OPTIONAL = List.of("zone", "franchise", "active");
    private static final String CSV = "text/csv";

    private final Stores stores;
    private final Once once;

    StoreFileController(Stores stores, Once once) {
        this.stores = stores;
        this.once = once;
    }

    /**
     * Makes or overwrites the store of each line, up to 20,000 lines and 8 MiB. What a file has no column for keeps its value or gets the default.
     * {@code dryRun}: says what would happen. {@code allOrNothing}: one bad line keeps all from being written.
     */
    @PostMapping(path = "/import", consumes = CSV)
    @Needs(Scope.STORES_WRITE)
    @Answers(FileReport.class)
    ResponseEntity<Object> read(WriteKey key, @RequestBody byte[] body,
            @RequestParam(defaultValue = "false") boolean dryRun, @RequestParam(defaultValue = "false") boolean allOrNothing) {
        CsvFile file = CsvFile.read(body, REQUIRED, OPTIONAL);
        return Replies.of(once.run(key, () -> Once.Reply.ok(read(file, dryRun, allOrNothing))));
    }

    private FileReport read(CsvFile file, boolean dryRun, boolean allOrNothing) {
        Map<String, StoreEntry> present = new HashMap<>();
        stores.byCodes(file.rows().stream().map(row -> row.values().getOrDefault("code", "")).toList())
                .forEach((code, store) -> present.put(code, new StoreEntry(code, store.name(), store.zone(), store.franchise(), store.active())));
        FileDraft<StoreEntry> draft = new FileDraft<>(StoreEntry::code);
        for (CsvFile.Row row : file.rows()) {
            List<FieldError> errors = errors(row);
            String code = row.values().getOrDefault("code", "");
            if (errors.isEmpty()) {
                draft.accept(row.line(), entry(row.values(), present.get(code)));
            } else {
                draft.reject(row.line(), code, errors);
            }
        }
        return draft.finish(present, dryRun, allOrNothing, stores::put);
    }

    private static List<FieldError> errors(CsvFile.Row row) {
        if (!row.fits()) {
            return List.of(new FieldError("line", "columns", "列数与表头不同", "Not as many values as the header has columns"));
        }
        Map<String, String> values = row.values();
        String zone = values.get("zone");
        return Stream.of(StoreFields.code(values.get("code")), StoreFields.name(values.get("name")), zone == null ? null : StoreFields.zone(zone),
                StoreFields.flag("franchise", values.get("franchise")), StoreFields.flag("active", values.get("active")))
                .filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }

    private static StoreEntry entry(Map<String, String> values, @Nullable StoreEntry before) {
        String zone = values.get("zone");
        String franchise = values.get("franchise");
        String active = values.get("active");
        return new StoreEntry(Objects.requireNonNull(values.get("code")), Objects.requireNonNull(values.get("name")),
                zone != null ? zone : before != null ? before.zone() : StoreFields.ZONE_DEFAULT,
                franchise != null ? franchise.equals("true") : before != null && before.franchise(),
                active != null ? active.equals("true") : before == null || before.active());
    }

    /** All stores, in the form that {@code import} reads. */
    @GetMapping(path = "/export.csv", produces = CSV)
    @Needs(Scope.STORES_READ)
    ResponseEntity<String> write() {
        CsvText text = new CsvText(List.of("code", "name", "zone", "franchise", "active"));
        List<Store> some = stores.list(0, Page.LIMIT_MAX);
        while (!some.isEmpty()) {
            some.forEach(store -> text.add(List.of(store.code(), store.name(), store.zone(), store.franchise(), store.active())));
            some = stores.list(some.getLast().id(), Page.LIMIT_MAX);
        }
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"stores.csv\"").body(text.toString());
    }
}
