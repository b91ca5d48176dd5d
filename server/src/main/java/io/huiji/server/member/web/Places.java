package io.huiji.server.member.web;

import io.huiji.server.member.store.RecordSql;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.WholeNumbers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where a page of members ended, as the key inside its cursor: microseconds and member id. */
final class Places {

    private Places() {}

    static String text(Instant enrolledAt, long memberId) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, enrolledAt) + ":" + memberId;
    }

    static RecordSql.Place parse(String key) {
        int colon = Math.max(key.indexOf(":"), 0);
        long micros = number(key.substring(0, colon));
        return new RecordSql.Place(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), number(key.substring(colon + 1)));
    }

    private static long number(String text) {
        return WholeNumbers.parseLong(text).stream().filter(number -> number >= 0).findFirst()
                .orElseThrow(() -> Problem.invalid("cursor", "unknown_value", "不是上一页给出的游标", "Not a cursor that a page gave"));
    }
}
