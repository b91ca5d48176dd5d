package io.huiji.server.access;

import io.huiji.server.access.Trail.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Requests that were refused before their handler was found, counted by who sent them, from where, and why. The first is a line of the trail at once; those that
 * follow within a minute are one line more, with their number. So a flood of them is two lines a minute, and nobody waits for either.
 * <pre>  1,000 × a bad key from 203.0.113.7  →  unauthenticated            the first
 *                                          unauthenticated  further=999, after a minute </pre>
 */
final class RefusedRequests {

    static final Duration WINDOW = Duration.ofMinutes(1);

    /** Windows that are open at once; whoever comes while there are so many is counted with all others of whom that is true. */
    static final int WINDOWS_MAX = 200;

    private static final Actor MANY = Actor.stranger("", "*");

    private final Map<Refusal, Window> windows = new LinkedHashMap<>();

    private record Refusal(Actor actor, String result) {}

    /** @param detail empty: the first; else how many followed */
    record Line(Actor actor, String action, String result, String detail) {}

    private static final class Window {
        private final String action;
        private final Instant opened;
        private boolean isTold;
        private long further;

        Window(String action, Instant opened) {
            this.action = action;
            this.opened = opened;
        }

        /** A clock that was put back ends it too. */
        boolean hasEnded(Instant now) {
            return now.isBefore(opened) || !now.isBefore(opened.plus(WINDOW));
        }
    }

    /** @param action asked for the first alone */
    synchronized void add(Actor actor, String result, Supplier<String> action, Instant now) {
        Refusal refusal = new Refusal(actor, result);
        if (windows.size() >= WINDOWS_MAX && !windows.containsKey(refusal)) {
            refusal = new Refusal(MANY, result);
        }
        Window window = windows.get(refusal);
        if (window == null) {
            windows.put(refusal, new Window(action.get(), now));
        } else {
            window.further++;
        }
    }

    /** What the trail is to say by now; each line is given once. */
    synchronized List<Line> due(Instant now) {
        List<Line> due = new ArrayList<>();
        for (Iterator<Map.Entry<Refusal, Window>> each = windows.entrySet().iterator(); each.hasNext();) {
            Map.Entry<Refusal, Window> entry = each.next();
            Window window = entry.getValue();
            if (!window.isTold) {
                due.add(line(entry.getKey(), window, ""));
                window.isTold = true;
            }
            if (window.hasEnded(now)) {
                if (window.further > 0) {
                    due.add(line(entry.getKey(), window, "further=" + window.further));
                }
                each.remove();
            }
        }
        return due;
    }

    private static Line line(Refusal refusal, Window window, String detail) {
        return new Line(refusal.actor(), window.action, refusal.result(), detail);
    }
}
