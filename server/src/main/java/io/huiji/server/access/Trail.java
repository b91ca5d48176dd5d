package io.huiji.server.access;

import io.huiji.server.access.store.TrailSql;
import io.huiji.server.platform.Ids;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Writes the audit trail. A note joins the transaction of the thread, so that what was done and that it was noted are one; a refusal is noted by itself. */
@Component
public class Trail {

    private static final int TEXT_MAX = 500;

    private final TrailSql rows;
    private final Ids ids;
    private final InstantSource clock;

    Trail(TrailSql rows, Ids ids, InstantSource clock) {
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who acts, from where. */
    public record Actor(String kind, long id, String name, String address) {

        public static Actor of(Caller caller, String address) {
            return new Actor(caller.kind().name().toLowerCase(Locale.ROOT), caller.callerId(), caller.name(), address);
        }

        static Actor of(StaffMember person, String address) {
            return new Actor("staff", person.staffId(), person.username(), address);
        }

        static Actor stranger(String name, String address) {
            return new Actor("stranger", 0, name, address);
        }
    }

    /** The actor of the present request. */
    public void note(String action, String target, String detail) {
        note(ActorOfRequest.now(), action, target, TrailEntry.OK, detail);
        ActorOfRequest.noted();
    }

    public void note(Actor actor, String action, String target, String result, String detail) {
        rows.add(List.of(entry(actor, action, target, result, detail)));
    }

    TrailEntry entry(Actor actor, String action, String target, String result, String detail) {
        return new TrailEntry(ids.next(), clock.instant().truncatedTo(ChronoUnit.MICROS), actor.kind(), actor.id(), cut(actor.name()), cut(action), cut(target),
                cut(actor.address()), cut(result), cut(detail));
    }

    private static String cut(String text) {
        String clean = text.replace("\0", "");
        return clean.length() <= TEXT_MAX ? clean : clean.substring(0, TEXT_MAX);
    }
}
