package io.huiji.server.desk;

import io.huiji.engine.programme.Programme;
import io.huiji.server.desk.Desk.Urgency;
import io.huiji.server.member.Joined;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.programme.Programmes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * Points for joining: the programme's activity {@code welcome}, where it has one. Once per member for ever (E8): the event's number is hers, and a phone that has had
 * a member never gets another.
 */
@Component
public class WelcomeGift implements Joined {

    public static final String ACTIVITY = "welcome";

    private final Programmes programmes;
    private final Desk desk;
    private final InstantSource clock;

    WelcomeGift(Programmes programmes, Desk desk, InstantSource clock) {
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
            return;
        }
        String name = "welcome:" + memberId;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        desk.submit(new Order.Grant(new Order.Head(WriteKey.of(0, name, name), 0, memberId, null), ACTIVITY, Long.toString(memberId), now), Urgency.TILL).join();
    }
}
