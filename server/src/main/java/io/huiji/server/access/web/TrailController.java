package io.huiji.server.access.web;

import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.access.Trail;
import io.huiji.server.access.TrailEntry;
import io.huiji.server.access.TrailSettings;
import io.huiji.server.access.store.TrailSql;
import io.huiji.server.platform.CsvText;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.WholeNumbers;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail: searched, and taken along as a file. Taking it along is noted in it. */
@RestController
@RequestMapping("/api/v1")
class TrailController {

    private static final int PAGE_OF_FILE = 5_000;

    private final TrailSql rows;
    private final Trail trail;
    private final TrailSettings settings;

    TrailController(TrailSql rows, Trail trail, TrailSettings settings) {
        this.rows = rows;
        this.trail = trail;
        this.settings = settings;
    }

    /** Newest first. {@code who}: an id or a user name. {@code action}: how it begins. {@code from} included, {@code to} not. */
    @GetMapping("/audit-trail")
    @Needs(Scope.TRAIL_READ)
    Page<TrailEntry> find(@RequestParam(required = false) @Nullable OffsetDateTime from, @RequestParam(required = false) @Nullable OffsetDateTime to,
            @RequestParam(required = false) @Size(max = 100) @Nullable String who, @RequestParam(required = false) @Size(max = 100) @Nullable String action,
            @RequestParam(required = false) @Size(max = 100) @Nullable String target, PageQuery page) {
        trail.flush();
        List<TrailEntry> found = rows.find(wanted(from, to, who, action, target), page.after() == null ? null : place(page.after()), page.limit() + 1);
        return Page.of(found, page.limit(), entry -> entry, entry -> ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()) + ":" + entry.id());
    }

    /** At most {@code huiji.access.trail.rows-max} lines, the newest; the last line says when there were more. */
    @GetMapping(path = "/audit-trail.csv", produces = "text/csv")
    @Needs(Scope.TRAIL_READ)
    ResponseEntity<String> export(@RequestParam(required = false) @Nullable OffsetDateTime from, @RequestParam(required = false) @Nullable OffsetDateTime to,
            @RequestParam(required = false) @Size(max = 100) @Nullable String who, @RequestParam(required = false) @Size(max = 100) @Nullable String action,
            @RequestParam(required = false) @Size(max = 100) @Nullable String target) {
        trail.flush();
        TrailSql.Wanted wanted = wanted(from, to, who, action, target);
        CsvText text = new CsvText(List.of("at", "kind", "who_id", "who", "action", "target", "address", "result", "detail"));
        int written = 0;
        List<TrailEntry> some = rows.find(wanted, null, Math.min(PAGE_OF_FILE, settings.rowsMax()));
        while (!some.isEmpty()) {
            some.forEach(entry -> text.add(List.of(entry.at(), entry.kind(), entry.whoId(), entry.who(), entry.action(), entry.target(), entry.address(),
                    entry.result(), entry.detail())));
            written += some.size();
            TrailEntry last = some.getLast();
            int left = Math.min(PAGE_OF_FILE, settings.rowsMax() - written);
            some = left == 0 ? List.of() : rows.find(wanted, new TrailSql.Place(last.at(), last.id()), left);
        }
        if (written == settings.rowsMax()) {
            text.add(List.of("只导出最新 " + written + " 行 / the newest " + written + " lines only"));
        }
        trail.note("trail.export", "audit-trail", "rows=" + written);
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit-trail.csv\"").body(text.toString());
    }

    private static TrailSql.Wanted wanted(@Nullable OffsetDateTime from, @Nullable OffsetDateTime to, @Nullable String who, @Nullable String action,
            @Nullable String target) {
        OptionalLong id = who == null ? OptionalLong.empty() : WholeNumbers.parseLong(who);
        return new TrailSql.Wanted(from == null ? null : from.toInstant(), to == null ? null : to.toInstant(), id.isPresent() ? id.getAsLong() : null,
                id.isPresent() ? null : who, action, target);
    }

    private static TrailSql.Place place(String key) {
        int colon = Math.max(key.indexOf(':'), 0);
        return new TrailSql.Place(Instant.EPOCH.plus(number(key.substring(0, colon)), ChronoUnit.MICROS), number(key.substring(colon + 1)));
    }

    private static long number(String text) {
        return WholeNumbers.parseLong(text).stream().filter(number -> number >= 0).findFirst()
                .orElseThrow(() -> Problem.invalid("cursor", "unknown_value", "不是上一页给出的游标", "Not a cursor that a page gave"));
    }
}
