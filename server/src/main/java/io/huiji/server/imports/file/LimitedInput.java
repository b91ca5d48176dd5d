package io.huiji.server.imports.file;

import io.huiji.server.imports.ImportFailure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops a stream that grows beyond what was allowed, e.g. a decompression bomb. */
final class LimitedInput extends FilterInputStream {

    private final long limitBytes;
    private long seenBytes;

    LimitedInput(InputStream in, long limitBytes) {
        super(in);
        this.limitBytes = limitBytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int bytes) {
        seenBytes += bytes;
        if (seenBytes > limitBytes) {
            throw ImportFailure.tooLarge("解压后超过 " + limitBytes + " 字节", "more than " + limitBytes + " bytes when decompressed");
        }
    }
}
