package io.huiji.bench.load;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A request made ahead. What varies lies in slots of fixed width, so that writing the next request means overwriting a few bytes and its length never changes.
 * <pre>
 *   {"memberId":«······»,"n":1}   member 42 →   {"memberId":"42"  ,"n":1}
 * </pre>
 */
public final class RequestTemplate {

    private final byte[] bytes;
    private final int[] offsets;
    private final int[] widths;

    private RequestTemplate(byte[] bytes, List<int[]> slots) {
        this.bytes = bytes;
        this.offsets = slots.stream().mapToInt(slot -> slot[0]).toArray();
        this.widths = slots.stream().mapToInt(slot -> slot[1]).toArray();
    }

    /** A request of one's own to write into and send. */
    public byte[] copy() {
        return bytes.clone();
    }

    public int slots() {
        return offsets.length;
    }

    /** Writes a whole number, 0 or above, with leading zeros. @throws IllegalArgumentException if it needs more digits than the slot has */
    public void digits(byte[] request, int slot, long value) {
        long rest = value;
        for (int at = offsets[slot] + widths[slot] - 1; at >= offsets[slot]; at--) {
            request[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        if (rest != 0 || value < 0) {
            throw new IllegalArgumentException(value + " does not fit into " + widths[slot] + " digits");
        }
    }

    /** Writes a whole number, 0 or above, as a JSON string, then spaces. @throws IllegalArgumentException if it does not fit */
    public void quoted(byte[] request, int slot, long value) {
        text(request, slot, ("\"" + value + "\"").getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes bytes, then spaces. @throws IllegalArgumentException if they do not fit */
    public void text(byte[] request, int slot, byte[] value) {
        int offset = offsets[slot];
        if (value.length > widths[slot]) {
            throw new IllegalArgumentException(value.length + " bytes do not fit into " + widths[slot]);
        }
        System.arraycopy(value, 0, request, offset, value.length);
        Arrays.fill(request, offset + value.length, offset + widths[slot], (byte) ' ');
    }

    /** Text and slots in their order. Slots are numbered from 0: those of the head first. */
    public static final class Builder {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final List<int[]> slots = new ArrayList<>();

        public Builder text(String text) {
            out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        public Builder slot(int width) {
            slots.add(new int[] {out.size(), width});
            out.writeBytes(" ".repeat(width).getBytes(StandardCharsets.US_ASCII));
            return this;
        }

        /** This head (without its end), then Content-Length and the body. */
        public RequestTemplate build(Builder body) {
            text("Content-Length: " + body.out.size() + "\r\n\r\n");
            int start = out.size();
            List<int[]> all = new ArrayList<>(slots);
            for (int[] slot : body.slots) {
                all.add(new int[] {start + slot[0], slot[1]});
            }
            out.writeBytes(body.out.toByteArray());
            return new RequestTemplate(out.toByteArray(), all);
        }
    }
}
