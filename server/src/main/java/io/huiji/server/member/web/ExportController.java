package io.huiji.server.member.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.member.ExportTable;
import io.huiji.server.member.PersonalData;
import io.huiji.server.member.Throttle;
import io.huiji.server.platform.CsvText;
import io.huiji.server.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All that is kept of the member who is signed in, for her to take along (Q1). */
@RestController
@RequestMapping("/api/v1/me")
class ExportController {

    static final int PER_HOUR_MAX = 20;

    private final ObjectProvider<PersonalData> data;
    private final Throttle throttle;
    private final InstantSource clock;

    ExportController(ObjectProvider<PersonalData> data, Throttle throttle, InstantSource clock) {
        this.data = data;
        this.throttle = throttle;
        this.clock = clock;
    }

    record OwnExport(Instant exportedAt, List<ExportTable> tables) {}

    @GetMapping("/export")
    @Needs(Scope.ME)
    ResponseEntity<OwnExport> json(Caller caller) {
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION, file("huiji-export.json")).body(new OwnExport(clock.instant(), tables(caller)));
    }

    /** One table for a spreadsheet. */
    @GetMapping(path = "/export.csv", produces = "text/csv")
    @Needs(Scope.ME)
    ResponseEntity<String> csv(Caller caller, @RequestParam(defaultValue = "entries") String table) {
        ExportTable found = tables(caller).stream().filter(one -> one.name().equals(table)).findFirst()
                .orElseThrow(() -> Problem.invalid("table", "unknown_value", "没有这张表", "There is no such table"));
        CsvText text = new CsvText(found.columns());
        found.rows().forEach(text::add);
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, file("huiji-" + table + ".csv")).body(text.toString());
    }

    private List<ExportTable> tables(Caller caller) {
        long memberId = caller.memberId();
        throttle.take("export", Long.toString(memberId), Duration.ofHours(1), PER_HOUR_MAX);
        return data.orderedStream().flatMap(one -> one.tables(memberId).stream()).toList();
    }

    private static String file(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
