package io.huiji.server.desk;

import io.huiji.server.platform.ProblemCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Leads an order on from a member who was merged to the one who answers for her. */
public final class Led {

    private static final String MEMBER = "memberId";
    private static final String SURVIVOR = "survivorId";

    private Led() {}

    public static Answer.Failed away(long memberId, long survivorId) {
        return new Answer.Failed(ProblemCode.MEMBER_MERGED, Map.of(MEMBER, Long.toString(memberId), SURVIVOR, Long.toString(survivorId)));
    }

    /** {@code null}: there is nobody to lead it to. A merge is never led on. */
    public static @Nullable Order on(Order order, Answer answer) {
        boolean merged = answer instanceof Answer.Failed failed && failed.code() == ProblemCode.MEMBER_MERGED;
        return merged && !(order instanceof Order.Merge) && !(order instanceof Order.Unmerge) ? led(order, (Answer.Failed) answer) : null;
    }

    private static Order led(Order order, Answer.Failed failed) {
        return order.led(id(failed, MEMBER), id(failed, SURVIVOR));
    }

    private static long id(Answer.Failed failed, String name) {
        return Long.parseLong(String.valueOf(failed.details().get(name)));
    }
}
