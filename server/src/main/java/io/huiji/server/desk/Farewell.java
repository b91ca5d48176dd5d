package io.huiji.server.desk;

import io.huiji.engine.decision.Decision;
import io.huiji.server.desk.Desk.Urgency;
import io.huiji.server.member.Leavings;
import io.huiji.server.member.Left;
import io.huiji.server.platform.WriteKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** What a closed account still has goes back to the house, what was pending too, whoever closed it. Points held for a checkout wait until the hold ends. */
@Component
class Farewell implements Left, Unfinished {

    private static final String REASON = "会员注销,积分作废 / Account closed";
    private static final Duration SLOT = Duration.ofMinutes(15);
    private static final int UNFINISHED_MAX = 10_000;

    private final Desk desk;
    private final Leavings leavings;
    private final InstantSource clock;

    Farewell(Desk desk, Leavings leavings, InstantSource clock) {
        this.desk = desk;
        this.leavings = leavings;
        this.clock = clock;
    }

    @Override
    public void left(long memberId) {
        Instant now = clock.instant();
        String name = "forfeit:" + memberId + ":" + now.getEpochSecond() / SLOT.toSeconds();
        Answer answer = desk.submit(new Order.Forfeit(new Order.Head(WriteKey.of(0, name, name), 0, memberId, null), REASON), Urgency.TILL).join();
        if (answer instanceof Answer.Decided decided && decided.decision() instanceof Decision.Accepted) {
            leavings.done(memberId);
        }
    }

    @Override
    public void finish() {
        leavings.before(clock.instant(), UNFINISHED_MAX).forEach(this::left);
    }
}
