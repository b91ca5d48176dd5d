package io.huiji.server.platform.web;

import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** A file that is read while it arrives, and refused once it is too large. */
final class LimitedStream extends ServletInputStream {

    private final ServletInputStream stream;
    private long leftBytes;

    LimitedStream(ServletInputStream stream, long limitBytes) {
        this.stream = stream;
        this.leftBytes = limitBytes;
    }

    @Override
    public int read() throws IOException {
        int value = stream.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = stream.read(target, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    private void count(int readBytes) {
        leftBytes -= readBytes;
        if (leftBytes < 0) {
            throw Problem.of(ProblemCode.BODY_TOO_LARGE);
        }
    }

    @Override
    public boolean isFinished() {
        return stream.isFinished();
    }

    @Override
    public boolean isReady() {
        return stream.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        stream.setReadListener(listener);
    }
}
