package io.huiji.server.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.engine.programme.Earning.RoundBy;
import io.huiji.engine.programme.Earning.Rounding;
import io.huiji.engine.programme.Expiry;
import io.huiji.engine.programme.Programme;
import io.huiji.server.testing.MutableClock;
import io.huiji.server.testing.TestDatabase;
import io.huiji.server.testing.TestServer;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProgrammesIT {

    private static final Instant NOVEMBER = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    @Tag("E1")
    void an_empty_installation_has_the_programme_basic_from_the_beginning_of_time() {
        try (TestDatabase database = TestDatabase.open(); TestServer server = TestServer.start(database, MutableClock.atNoonInShanghai())) {
            Programmes programmes = server.bean(Programmes.class);
            assertThat(programmes.inForce(Instant.parse("1999-01-01T00:00:00Z")).version()).isEqualTo(1);
            Programme basic = programmes.version(1).programme();
            assertThat(basic.code()).isEqualTo("basic");
            assertThat(basic.zone()).isEqualTo("Asia/Shanghai");
            assertThat(basic.earning().base().points()).isEqualTo(1);
            assertThat(basic.earning().base().perFen()).isEqualTo(100);
            assertThat(basic.earning().base().rounding()).isEqualTo(Rounding.FLOOR);
            assertThat(basic.earning().base().roundBy()).isEqualTo(RoundBy.RECEIPT);
            assertThat(basic.earning().pendingDays()).isZero();
            assertThat(basic.tiers()).isNull();
            assertThat(basic.expiry().kind()).isEqualTo(Expiry.Kind.NONE);
        }
    }

    @Test
    @Tag("vector-j")
    void the_version_in_force_is_the_latest_start_that_is_not_after_the_instant() {
        try (TestDatabase database = TestDatabase.open(); TestServer server = TestServer.start(database, MutableClock.atNoonInShanghai())) {
            Programmes programmes = server.bean(Programmes.class);
            plant(database, 2, NOVEMBER);
            plant(database, 3, NOVEMBER.plusSeconds(86_400));
            plant(database, 4, NOVEMBER);
            programmes.refresh();
            assertThat(programmes.inForce(NOVEMBER.minusNanos(1)).version()).isEqualTo(1);
            assertThat(programmes.inForce(NOVEMBER).version()).as("of equal starts the later version").isEqualTo(4);
            assertThat(programmes.inForce(NOVEMBER.plusSeconds(86_399)).version()).isEqualTo(4);
            assertThat(programmes.inForce(NOVEMBER.plusSeconds(86_400)).version()).isEqualTo(3);
            assertThat(programmes.inForce(Instant.parse("-0050-01-01T00:00:00Z")).version()).as("older than the first → the first").isEqualTo(1);
            assertThat(programmes.version(2).version()).isEqualTo(2);
            assertThatThrownBy(() -> programmes.version(9)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @Tag("vector-j")
    void a_version_that_another_instance_published_is_seen_after_a_refresh() {
        MutableClock clock = MutableClock.atNoonInShanghai();
        try (TestDatabase database = TestDatabase.open(); TestServer one = TestServer.start(database, clock); TestServer two = TestServer.start(database, clock)) {
            Programmes here = one.bean(Programmes.class);
            Programmes there = two.bean(Programmes.class);
            assertThat(here.inForce(NOVEMBER)).isSameAs(here.version(1));
            assertThat(there.inForce(NOVEMBER).version()).isEqualTo(1);
            plant(database, 2, NOVEMBER);
            there.refresh();
            assertThat(there.inForce(NOVEMBER).version()).isEqualTo(2);
            assertThat(here.inForce(NOVEMBER).version()).isEqualTo(1);
            here.refresh();
            assertThat(here.inForce(NOVEMBER).version()).isEqualTo(2);
        }
    }

    private static void plant(TestDatabase database, int number, Instant from) {
        database.jdbc().sql("""
                insert into programme.version (number, id, effective_from, published_at, published_by, document)
                select ?, ?, ?::timestamptz, ?::timestamptz, 0, document from programme.version where number = 1""")
                .param(number).param(number).param(from.toString()).param(from.toString()).update();
    }
}
