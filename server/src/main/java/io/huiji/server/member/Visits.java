package io.huiji.server.member;

import io.huiji.server.access.Caller;
import io.huiji.server.member.model.DynamicCode;
import io.huiji.server.member.model.MemberKeys;
import io.huiji.server.member.store.VisitSql;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Dynamic codes and the visits that tills exchange them for (X2). */
@Component
public class Visits {

    private final MemberKeys keys;
    private final MemberSettings settings;
    private final VisitSql visits;

    Visits(MemberKeys keys, MemberSettings settings, VisitSql visits) {
        this.keys = keys;
        this.settings = settings;
        this.visits = visits;
    }

    /** A member's code at a till: good for earning until {@code expiresAt}, at that till alone, and for spending where the code was. */
    public record Visit(UUID id, long memberId, long partnerId, long storeId, String till, Instant startedAt, Instant expiresAt, boolean maySpend) {

        boolean isOf(Visit other) {
            return partnerId == other.partnerId && storeId == other.storeId && till.equals(other.till);
        }
    }

    /** A code to be shown, and the instant from which no till takes it any more. */
    public record Issued(String code, Instant expiresAt) {}

    /** @param maySpend whether somebody vouches for the device that shows it: she herself by a one-time code, or a partner */
    public Issued issue(long memberId, boolean maySpend, Instant now) {
        DynamicCode code = DynamicCode.issue(memberId, maySpend, now);
        return new Issued(code.text(keys), code.expiresAt(settings.codeLife()));
    }

    /**
     * The visit that this code is at this till: a new one at the code's first scan, the same one at a repeat of the same till.
     *
     * @throws Problem {@code code_invalid}, {@code code_expired}, {@code code_used}
     */
    public Visit exchange(String text, long partnerId, long storeId, String till, Instant now) {
        DynamicCode code = read(text);
        Visit wanted = new Visit(keys.visitId(text), code.memberId(), partnerId, storeId, till, now, now.plus(settings.visitLife()), code.maySpend());
        boolean lives = code.livesAt(now, settings.codeLife(), settings.clockSkew());
        if (lives && visits.insert(wanted)) {
            return wanted;
        }
        Optional<Visit> first = visits.find(wanted.id());
        if (first.isPresent() && first.get().isOf(wanted) && now.isBefore(first.get().expiresAt())) {
            return first.get();
        }
        throw Problem.of(lives && first.isPresent() && !first.get().isOf(wanted) ? ProblemCode.CODE_USED : ProblemCode.CODE_EXPIRED);
    }

    Visit find(UUID visitId, Instant at, Caller caller) {
        Visit visit = visits.find(visitId).filter(found -> found.partnerId() == caller.callerId())
                .orElseThrow(() -> Problem.of(ProblemCode.MEMBER_UNKNOWN));
        if (!at.isBefore(visit.expiresAt())) {
            throw Problem.of(ProblemCode.CODE_EXPIRED);
        }
        return visit;
    }

    long memberOfCaptured(String text, Instant capturedAt, Instant now) {
        DynamicCode code = read(text);
        if (capturedAt.isAfter(now.plus(settings.clockSkew()))) {
            throw Problem.invalid("capturedAt", "in_the_future", "采集时间不能晚于现在", "Must not be after now");
        }
        boolean inTime = !capturedAt.isBefore(now.minus(settings.offlineCaptureMax()));
        if (!inTime || !code.livesAt(capturedAt, settings.codeLife(), settings.clockSkew())) {
            throw Problem.of(ProblemCode.CODE_EXPIRED);
        }
        return code.memberId();
    }

    private DynamicCode read(String text) {
        return DynamicCode.read(text, keys).orElseThrow(() -> Problem.of(ProblemCode.CODE_INVALID));
    }
}
