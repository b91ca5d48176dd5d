package io.huiji.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.huiji.server.access.RefusedRequests.Line;
import io.huiji.server.access.Trail.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedRequestsTests {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final Instant LATER = NOON.plus(RefusedRequests.WINDOW);
    private final RefusedRequests refused = new RefusedRequests();

    private void add(String address, String result) {
        refused.add(Actor.stranger("", address), result, () -> "GET /api/v1/stores", NOON);
    }

    @Test
    void the_first_is_a_line_at_once_and_those_that_follow_are_one_more_a_minute_later() {
        for (int i = 0; i < 1_000; i++) {
            add("203.0.113.7", "unauthenticated");
        }
        assertThat(refused.due(NOON)).extracting(Line::detail).containsExactly("");
        assertThat(refused.due(LATER.minusMillis(1))).isEmpty();
        assertThat(refused.due(LATER)).extracting(Line::detail).containsExactly("further=999");
        assertThat(refused.due(LATER)).isEmpty();
    }

    @Test
    void one_alone_is_one_line() {
        add("203.0.113.7", "csrf");
        assertThat(refused.due(LATER)).extracting(Line::action, Line::result, Line::detail).containsExactly(tuple("GET /api/v1/stores", "csrf", ""));
        assertThat(refused.due(LATER)).isEmpty();
    }

    @Test
    void who_from_where_and_why_are_counted_apart() {
        add("203.0.113.7", "csrf");
        add("203.0.113.7", "unauthenticated");
        add("203.0.113.8", "csrf");
        assertThat(refused.due(NOON)).hasSize(3);
    }

    @Test
    void however_many_addresses_there_are_the_lines_are_bounded_and_none_is_missing_from_the_count() {
        for (int i = 0; i < 30_000; i++) {
            add("2001:db8:0:" + i % 10_000, i % 2 == 0 ? "unauthenticated" : "rate_limited");
        }
        List<Line> lines = new ArrayList<>(refused.due(NOON));
        lines.addAll(refused.due(LATER));
        assertThat(lines.size()).isLessThanOrEqualTo(2 * (RefusedRequests.WINDOWS_MAX + 2));
        assertThat(lines.stream().mapToLong(line -> line.detail().isEmpty() ? 1 : Long.parseLong(line.detail().substring("further=".length()))).sum()).isEqualTo(30_000);
        assertThat(lines).extracting(line -> line.actor().address()).contains("*");
    }

    @Test
    void a_clock_that_is_put_back_ends_the_minute() {
        add("203.0.113.7", "csrf");
        add("203.0.113.7", "csrf");
        assertThat(refused.due(NOON.minusSeconds(1))).hasSize(2);
    }
}
