package io.huiji.server.access;

import io.huiji.server.access.store.TrailSql;
import io.huiji.server.platform.Ids;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Writes the audit trail. {@link #note} joins the transaction of the thread, so that what was done and that it was noted are one. {@link #noteSoon} is for
 * what is kept elsewhere already (a decision of the desk) or changed nothing (a refusal): lines wait a moment and go in together, so that a till does not
 * wait for them; a crash can take the last quarter of a second of these. {@link #refused} counts what is refused at the door.
 */
@Component
public class Trail {

    private static final Logger LOG = LoggerFactory.getLogger(Trail.class);
    private static final String NOTED = Trail.class.getName() + ".noted";

    /** A reason, or the path of a refused request, may hold anything, even this. */
    private static final Pattern PHONE = Pattern.compile("(?<![0-9])(1[3-9][0-9])[0-9]{4}([0-9]{4})(?![0-9])");

    private static final int TEXT_MAX = 500;
    private static final int WAITING_MAX = 10_000;
    private static final int TOGETHER_MAX = 1_000;
    private static final long WAIT_MILLIS = 250;
    private static final long PATIENCE_SECONDS = 2;

    private final TrailSql rows;
    private final Ids ids;
    private final InstantSource clock;
    private final ClientAddress addresses;
    private final BlockingQueue<TrailEntry> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final ReentrantLock writing = new ReentrantLock();

    /** Guarded by {@link #writing}. What could not be written stays for the next time. */
    private final List<TrailEntry> taken = new ArrayList<>();

    /** Guarded by {@link #writing}. */
    private final Deque<RefusedRequests.Line> counted = new ArrayDeque<>();

    private final RefusedRequests refusals = new RefusedRequests();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread writer;

    Trail(TrailSql rows, Ids ids, InstantSource clock, ClientAddress addresses) {
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
        this.addresses = addresses;
        this.writer = Thread.ofVirtual().name("trail").start(this::write);
    }

    /** Who acts, from where. */
    public record Actor(String kind, long id, String name, String address) {

        static final Actor SYSTEM = new Actor("system", 0, "system", "");

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

    /** Something that the present request did, by whoever makes it. */
    public void note(String action, String target, String detail) {
        HttpServletRequest request = request();
        note(actor(request), action, target, TrailEntry.OK, detail);
        if (request != null) {
            request.setAttribute(NOTED, true);
        }
    }

    public void note(Actor actor, String action, String target, String result, String detail) {
        rows.add(List.of(entry(actor, action, target, result, detail)));
    }

    /** As {@link #note(String, String, String)}, of what is kept elsewhere already. */
    public void noteSoon(String action, String target, String detail) {
        HttpServletRequest request = request();
        noteSoon(actor(request), action, target, TrailEntry.OK, detail);
        if (request != null) {
            request.setAttribute(NOTED, true);
        }
    }

    /** Never fails: what it is about is done and answered. A full queue makes the caller wait for the writer. */
    public void noteSoon(Actor actor, String action, String target, String result, String detail) {
        try {
            TrailEntry entry = entry(actor, action, target, result, detail);
            if (!waiting.offer(entry, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.error("the audit trail is full; a line is lost: {} {} {}", entry.who(), entry.action(), entry.target());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (DataAccessException away) {
            LOG.error("no id for a line of the audit trail: {} {}", action, target, away);
        }
    }

    /**
     * A request that is refused before its handler is found. Never waits and never fails; of many that are alike the first is a line, the others are counted.
     *
     * @param action method and path without values; asked for only where it is needed
     */
    public void refused(HttpServletRequest request, String result, Supplier<String> action) {
        refusals.add(actor(request), result, action, clock.instant());
    }

    /** Whether the trail has a line about what this request did. */
    public static boolean isNoted(HttpServletRequest request) {
        return request.getAttribute(NOTED) != null;
    }

    /** Who makes the request; {@code null}: the system by itself. */
    public Actor actor(@Nullable HttpServletRequest request) {
        if (request == null) {
            return Actor.SYSTEM;
        }
        String address = addresses.of(request);
        return request.getAttribute(Caller.class.getName()) instanceof Caller caller ? Actor.of(caller, address) : Actor.stranger("", address);
    }

    /** What waits is written when this returns. */
    public void flush() {
        writing.lock();
        try {
            takeRefusals(closing.getCount() == 0 ? Instant.MAX : clock.instant());
            while (waiting.drainTo(taken, TOGETHER_MAX - taken.size()) > 0 || !taken.isEmpty()) {
                rows.add(taken);
                taken.clear();
            }
        } finally {
            writing.unlock();
        }
    }

    /** While these cannot be written, those that follow are still counted where they are. */
    private void takeRefusals(Instant now) {
        if (counted.isEmpty()) {
            counted.addAll(refusals.due(now));
        }
        while (!counted.isEmpty() && taken.size() < TOGETHER_MAX) {
            RefusedRequests.Line line = counted.getFirst();
            taken.add(entry(line.actor(), line.action(), "", line.result(), line.detail()));
            counted.removeFirst();
        }
    }

    /** Requests, lanes and jobs have ended by now, so nothing is lost. The writer is never interrupted: it may be in the middle of a statement. */
    @PreDestroy
    void close() throws InterruptedException {
        closing.countDown();
        writer.join();
        flush();
    }

    @SuppressWarnings("CatchingUnchecked")
    private void write() {
        boolean end = false;
        while (!end) {
            try {
                end = closing.await(WAIT_MILLIS, TimeUnit.MILLISECONDS);
                flush();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                LOG.error("lines of the audit trail could not be written", failed);
            }
        }
    }

    private TrailEntry entry(Actor actor, String action, String target, String result, String detail) {
        String safe = result.equals(TrailEntry.OK) ? target : masked(target);
        return new TrailEntry(ids.next(), clock.instant().truncatedTo(ChronoUnit.MICROS), actor.kind(), actor.id(), cut(actor.name()), cut(action), cut(safe),
                cut(actor.address()), cut(result), cut(masked(detail)));
    }

    static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes ? attributes.getRequest() : null;
    }

    private static String masked(String text) {
        return PHONE.matcher(text).replaceAll("$1****$2");
    }

    private static String cut(String text) {
        String clean = text.replace("\0", "");
        return clean.length() <= TEXT_MAX ? clean : clean.substring(0, TEXT_MAX);
    }
}
