package io.huiji.server.listing;

import io.huiji.server.access.Trail;
import io.huiji.server.platform.CsvText;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A list as a file for a spreadsheet: all of it or a refusal that says how many rows one file holds. That it was taken along is noted. */
@Component
@EnableConfigurationProperties(ListingSettings.class)
public class Exports {

    private final ListingSettings settings;
    private final Trail trail;

    Exports(ListingSettings settings, Trail trail) {
        this.settings = settings;
        this.trail = trail;
    }

    /**
     * @param rows the list's rows, at most so many
     * @param detail for the trail; never personal data
     * @throws Problem {@code too_many_rows}
     */
    public <R> ResponseEntity<String> file(String name, String detail, List<String> header, IntFunction<List<R>> rows,
            Function<R, List<? extends @Nullable Object>> cells) {
        List<R> found = rows.apply(settings.exportRowsMax() + 1);
        if (found.size() > settings.exportRowsMax()) {
            throw Problem.of(ProblemCode.TOO_MANY_ROWS, Map.of("rowsMax", settings.exportRowsMax()));
        }
        CsvText text = new CsvText(header);
        found.forEach(row -> text.add(cells.apply(row)));
        trail.note(name + ".export", name, "rows=" + found.size() + (detail.isEmpty() ? "" : " " + detail));
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name + ".csv").build().toString()).body(text.toString());
    }
}
