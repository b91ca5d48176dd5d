package io.huiji.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads one HTTP/1.1 response after the other from bytes that come in any pieces. Bodies with Content-Length and chunked ones; others are refused.
 * <pre>
 *   "HTTP/1.1 201 \r\nContent-Len" → not yet      "gth: 2\r\n\r\n{}" → complete, status 201, body {}
 * </pre>
 */
final class ResponseParser {

    private static final int LONGEST_LINE = 16_384;
    private static final int LARGEST_BODY = 64 * 1024 * 1024;

    private enum State { STATUS_LINE, HEADERS, BODY, CHUNK_SIZE, CHUNK, CHUNK_END, TRAILERS, COMPLETE }

    private State state = State.STATUS_LINE;
    private byte[] line = new byte[256];
    private int lineLength;
    private byte[] body = new byte[4096];
    private int bodyLength;
    private int wanted;
    private int status;
    private boolean lengthKnown;
    private boolean chunked;
    private boolean closing;

    void reset() {
        state = State.STATUS_LINE;
        lineLength = 0;
        bodyLength = 0;
        wanted = 0;
        lengthKnown = false;
        chunked = false;
        closing = false;
    }

    /**
     * Takes bytes up to the end of the response; what follows stays in {@code bytes}.
     *
     * @return whether the response is complete
     * @throws IllegalStateException on what is not an HTTP/1.1 response that we read
     */
    boolean feed(ByteBuffer bytes) {
        while (state != State.COMPLETE && bytes.hasRemaining()) {
            if (state == State.BODY || state == State.CHUNK) {
                takeBody(bytes);
            } else if (takeLine(bytes)) {
                endOfLine(line, lineLength);
                lineLength = 0;
            }
        }
        return state == State.COMPLETE;
    }

    int status() {
        return status;
    }

    /** The body's bytes, valid up to {@link #bodyLength} and until {@link #reset}. */
    byte[] body() {
        return body;
    }

    int bodyLength() {
        return bodyLength;
    }

    String bodyText() {
        return new String(body, 0, bodyLength, StandardCharsets.UTF_8);
    }

    /** Whether the server said that it closes the connection after this response. */
    boolean closing() {
        return closing;
    }

    private boolean takeLine(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                if (lineLength > 0 && line[lineLength - 1] == '\r') {
                    lineLength--;
                }
                return true;
            }
            if (lineLength == LONGEST_LINE) {
                throw new IllegalStateException("a line of the response is too long");
            }
            if (lineLength == line.length) {
                line = Arrays.copyOf(line, line.length * 2);
            }
            line[lineLength++] = next;
        }
        return false;
    }

    private void takeBody(ByteBuffer bytes) {
        int taken = Math.min(wanted, bytes.remaining());
        if (bodyLength + taken > body.length) {
            body = Arrays.copyOf(body, Math.max(body.length * 2, bodyLength + taken));
        }
        bytes.get(body, bodyLength, taken);
        bodyLength += taken;
        wanted -= taken;
        if (wanted == 0) {
            state = state == State.BODY ? State.COMPLETE : State.CHUNK_END;
        }
    }

    private void endOfLine(byte[] text, int length) {
        switch (state) {
            case STATUS_LINE -> status(text, length);
            case HEADERS -> {
                if (length == 0) {
                    endOfHeaders();
                } else {
                    header(new String(text, 0, length, StandardCharsets.ISO_8859_1));
                }
            }
            case CHUNK_SIZE -> chunk(new String(text, 0, length, StandardCharsets.ISO_8859_1));
            case CHUNK_END -> state = State.CHUNK_SIZE;
            case TRAILERS -> state = length == 0 ? State.COMPLETE : State.TRAILERS;
            case BODY, CHUNK, COMPLETE -> throw new IllegalStateException("not a line: " + state);
        }
    }

    private void status(byte[] text, int length) {
        String words = new String(text, 0, length, StandardCharsets.ISO_8859_1);
        if (length < 12 || !words.startsWith("HTTP/1.1 ")) {
            throw new IllegalStateException("not an HTTP/1.1 response: " + words);
        }
        status = Integer.parseInt(words, 9, 12, 10);
        state = State.HEADERS;
    }

    private void header(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalStateException("not a header: " + text);
        }
        String value = text.substring(colon + 1).strip();
        switch (text.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "content-length" -> {
                wanted = Integer.parseInt(value);
                lengthKnown = true;
            }
            case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
            case "connection" -> closing = value.equalsIgnoreCase("close");
            default -> { }
        }
    }

    private void endOfHeaders() {
        if (status == 100) {
            state = State.STATUS_LINE;
        } else if (chunked) {
            state = State.CHUNK_SIZE;
        } else if (status == 204 || status == 304) {
            state = State.COMPLETE;
        } else if (lengthKnown) {
            require(wanted);
            state = wanted == 0 ? State.COMPLETE : State.BODY;
        } else {
            throw new IllegalStateException("a body that ends with the connection is not read; status " + status);
        }
    }

    private void chunk(String text) {
        int end = text.indexOf(';');
        wanted = Integer.parseInt((end < 0 ? text : text.substring(0, end)).strip(), 16);
        require(wanted);
        state = wanted == 0 ? State.TRAILERS : State.CHUNK;
    }

    private void require(int length) {
        if (length < 0 || length > LARGEST_BODY - bodyLength) {
            throw new IllegalStateException("a body of " + length + " more bytes is not read");
        }
    }
}
