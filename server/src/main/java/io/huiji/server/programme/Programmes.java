package io.huiji.server.programme;

import io.huiji.engine.programme.Plan;
import io.huiji.server.platform.Query;
import io.huiji.server.platform.RoundTrip;
import io.huiji.server.platform.Statement;
import io.huiji.server.programme.model.ProgrammeReader;
import io.huiji.server.programme.store.VersionSql;
import io.huiji.server.programme.store.VersionSql.PublishedVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The published versions, compiled and kept in memory. Versions are never changed and appear in the order of their numbers, so keeping up is one small query.
 */
@Component
public class Programmes {

    private final VersionSql versions;
    private final RoundTrip roundTrip;
    private volatile Timeline timeline = Timeline.EMPTY;

    public Programmes(VersionSql versions, RoundTrip roundTrip) {
        this.versions = versions;
        this.roundTrip = roundTrip;
    }

    /**
     * The version in force at an instant: the latest start that is not after it, of equal starts the later version; before the first start the first (vector j).
     * Knows what {@link #refresh} last saw.
     */
    public Plan inForce(Instant at) {
        return known().at(at);
    }

    /**
     * The first day that a window can reach from what happened then, by the version it is rated by and the one in force now. A day more on either side: a version
     * may count its days in another zone.
     */
    public LocalDate reach(Instant at, Plan now) {
        int windowDays = Math.max(now.windowDays(), inForce(at).windowDays());
        return at.atZone(now.zone()).toLocalDate().minusDays(windowDays + 1L);
    }

    /** @throws IllegalArgumentException when no version has that number */
    public Plan version(int number) {
        Plan plan = known().version(number);
        if (plan == null) {
            refresh();
            plan = timeline.version(number);
        }
        if (plan == null) {
            throw new IllegalArgumentException("no programme version " + number);
        }
        return plan;
    }

    /**
     * Sees versions that were published since, by this instance or another. To be called inside the transaction that decides by them; not in one that publishes,
     * whose version may yet be rolled back.
     */
    public void refresh() {
        News news = news();
        roundTrip.run(List.of(news.statement()));
        news.take();
    }

    /** As {@link #refresh}, with the question sent among others. */
    public News news() {
        return new News(versions.after(timeline.latest()));
    }

    /** What was published since. */
    public final class News {

        private final Query<List<PublishedVersion>> published;

        private News(Query<List<PublishedVersion>> published) {
            this.published = published;
        }

        public Statement statement() {
            return published;
        }

        /** To be called once the statement has run; true when there were new versions, which are known from now on. */
        public boolean take() {
            List<PublishedVersion> found = published.result();
            if (!found.isEmpty()) {
                add(found);
            }
            return !found.isEmpty();
        }
    }

    /** Number of the version published last that {@link #refresh} saw. */
    public int latest() {
        return known().latest();
    }

    private Timeline known() {
        if (timeline.latest() == 0) {
            refresh();
        }
        return timeline;
    }

    private synchronized void add(List<PublishedVersion> published) {
        Timeline grown = timeline;
        for (PublishedVersion version : published) {
            if (version.number() > grown.latest()) {
                Plan plan = Plan.compile(version.number(), ProgrammeReader.read(version.document()).programme());
                grown = grown.with(plan, version.effectiveFrom());
            }
        }
        timeline = grown;
    }
}
