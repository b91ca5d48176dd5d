package io.huiji.server.insight.report;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Table;
import io.huiji.server.insight.model.Table.Text;
import java.time.ZoneId;
import java.util.List;

/** A standard report (A8). */
public interface Report {

    /** As the API names it. */
    String name();

    Text title();

    /** How it is computed, in plain words. */
    Text definition();

    /** What people would rather look at than read. */
    Chart chart();

    Table table(Asked asked, ZoneId zone);

    /** How its rows are drawn: along the column {@code x}, each of {@code y}. */
    record Chart(Kind kind, String x, List<String> y) {

        public enum Kind { LINE, BAR, STACK }

        static Chart line(String x, String... y) {
            return new Chart(Kind.LINE, x, List.of(y));
        }

        static Chart bar(String x, String... y) {
            return new Chart(Kind.BAR, x, List.of(y));
        }

        static Chart stack(String x, String... y) {
            return new Chart(Kind.STACK, x, List.of(y));
        }
    }
}
