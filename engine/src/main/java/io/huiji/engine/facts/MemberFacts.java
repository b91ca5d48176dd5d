package io.huiji.engine.facts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One member as a decision sees her.
 *
 * @param birthdayMonthDay month × 100 + day (229 is 29 February); 0: unknown
 * @param lots open lots (remaining or held above 0), any order; loaded where {@code Command.needsLots}
 * @param holds open holds; loaded with the lots
 * @param days activity days within the plan's windows, oldest first
 */
public record MemberFacts(
        long id,
        boolean frozen,
        int birthdayMonthDay,
        @Nullable Instant enrolledAt,
        Balance balance,
        Standing standing,
        List<DayActivity> days,
        List<Lot> lots,
        List<Hold> holds) {}
