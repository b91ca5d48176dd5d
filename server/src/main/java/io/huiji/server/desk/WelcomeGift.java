package io.huiji.server.desk;

import io.huiji.engine.programme.Programme;
import io.huiji.server.desk.Desk.Urgency;
import io.huiji.server.member.Joined;
import io.huiji.server.member.Joinings;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.programme.Programmes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * Points for joining: the programme's activity {@code welcome}, where it has one. Once per member for ever (E8): the event's number is hers, and a phone that has had
 * a member never gets another.
 */
@Component
public class WelcomeGift implements Joined, Unfinished {

    public static final String ACTIVITY = "welcome";

    private static final Duration ABOUT_TO_BE_GIVEN = Duration.ofMinutes(1);
    private static final int UNFINISHED_MAX = 10_000;

    private final Programmes programmes;
    private final Desk desk;
    private final Joinings joinings;
    private final InstantSource clock;

    WelcomeGift(Programmes programmes, Desk desk, Joinings joinings, InstantSource clock) {
        this.joinings = joinings;
        this.programmes = programmes;
        this.desk = desk;
        this.clock = clock;
    }

    /** What whoever joins now gets; 0: nothing. */
    public long points() {
        Programme.Activity activity = programmes.inForce(clock.instant()).activity(ACTIVITY);
        return activity == null ? 0 : activity.points();
    }

    @Override
    public void joined(long memberId) {
        if (points() == 0) {
            joinings.done(memberId);
            return;
        }
        String name = "welcome:" + memberId;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Order gift = new Order.Grant(new Order.Head(WriteKey.of(0, name, name), 0, memberId, null), ACTIVITY, Long.toString(memberId), now);
        if (isOver(desk.submit(gift, Urgency.TILL).join())) {
            joinings.done(memberId);
        }
    }

    /** Given, refused for good, or there is nobody any more; a desk that is busy or away is asked again by the next sweep. */
    private static boolean isOver(Answer answer) {
        return answer instanceof Answer.Decided || (answer instanceof Answer.Failed failed && failed.code().status() < 500 && failed.code() != ProblemCode.IN_FLIGHT);
    }

    /** Gives what was lost between an enrolment and its gift. The gift's number is the member's, so it is given once. */
    @Override
    public void finish() {
        joinings.before(clock.instant().minus(ABOUT_TO_BE_GIVEN), UNFINISHED_MAX).forEach(this::joined);
    }
}
