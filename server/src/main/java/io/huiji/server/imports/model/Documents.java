package io.huiji.server.imports.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Receipts, or return slips: what all lines of one have in common. Known by their place in order of first appearance. */
public final class Documents {

    /** Whose store the file does not name. */
    private static final int NO_STORE = -1;

    private record Key(int numbering, String number, long day) {}

    private final Map<Key, Integer> places = new HashMap<>();
    private final Names numbers = new Names();
    private final IntColumn number = new IntColumn();
    private final IntColumn store = new IntColumn();
    private final IntColumn member = new IntColumn();
    private final IntColumn channel = new IntColumn();
    private final LongColumn firstAt = new LongColumn();
    private final LongColumn lastAt = new LongColumn();
    private final LongColumn day = new LongColumn();
    private final IntColumn lines = new IntColumn();
    private final LongColumn amountFen = new LongColumn();
    private final Map<Integer, Reason> broken = new HashMap<>();

    /**
     * @param numbering whoever numbers: a store, or −1 for all of them together
     * @param businessDay epoch day where numbers restart daily, else 0
     */
    int place(int numbering, int storeNumber, String receiptNumber, long businessDay, int memberNumber, int channelNumber, long atSeconds) {
        Key key = new Key(numbering, receiptNumber, businessDay);
        Integer known = places.get(key);
        if (known != null) {
            firstAt.set(known, Math.min(firstAt.get(known), atSeconds));
            lastAt.set(known, Math.max(lastAt.get(known), atSeconds));
            return known;
        }
        int place = size();
        places.put(key, place);
        number.add(numbers.number(receiptNumber));
        store.add(storeNumber);
        member.add(memberNumber);
        channel.add(channelNumber);
        firstAt.add(atSeconds);
        lastAt.add(atSeconds);
        day.add(businessDay);
        lines.add(0);
        amountFen.add(0);
        return place;
    }

    /** One that does not come from the file and that no line of it adds to. */
    int append(String receiptNumber, int memberNumber, long atSeconds) {
        number.add(numbers.number(receiptNumber));
        store.add(NO_STORE);
        member.add(memberNumber);
        channel.add(0);
        firstAt.add(atSeconds);
        lastAt.add(atSeconds);
        day.add(0);
        lines.add(0);
        amountFen.add(0);
        return size() - 1;
    }

    void countLine(int place) {
        lines.set(place, lines.get(place) + 1);
    }

    /** @return of all lines so far */
    long addFen(int place, long fen) {
        amountFen.set(place, amountFen.get(place) + fen);
        return amountFen.get(place);
    }

    /** None of its lines may be imported. */
    void breakUp(int place, Reason why) {
        broken.putIfAbsent(place, why);
    }

    public boolean isBroken(int place) {
        return broken.containsKey(place);
    }

    /** {@code null}: its lines may be imported. */
    @Nullable Reason whyBroken(int place) {
        return broken.get(place);
    }

    public int size() {
        return number.size();
    }

    public String number(int place) {
        return numbers.name(number.get(place));
    }

    public int store(int place) {
        return store.get(place);
    }

    public int member(int place) {
        return member.get(place);
    }

    public int channel(int place) {
        return channel.get(place);
    }

    /** The earliest of its lines' times. */
    public Instant at(int place) {
        return Instant.ofEpochSecond(firstAt.get(place));
    }

    public Instant lastAt(int place) {
        return Instant.ofEpochSecond(lastAt.get(place));
    }

    /** Epoch day of the store where numbers restart daily, else 0. */
    public long businessDay(int place) {
        return day.get(place);
    }

    public int lineCount(int place) {
        return lines.get(place);
    }
}
