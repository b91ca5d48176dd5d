package io.huiji.server.imports.file;

import io.huiji.server.imports.ImportFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * How a text is written. Without a mark the whole text is looked at: strict UTF-8 if every byte of it is that, else strict GB18030 (which GBK and GB2312
 * are parts of). A sample would not do: the first Chinese character may be the last of the file.
 */
record TextEncoding(Charset charset, int markBytes) {

    private static final int CHUNK_BYTES = 1 << 16;

    interface Source {
        InputStream open() throws IOException;
    }

    static TextEncoding of(Source source) throws IOException {
        byte[] start;
        try (InputStream in = source.open()) {
            start = in.readNBytes(3);
        }
        TextEncoding marked = marked(start);
        if (marked != null) {
            return marked;
        }
        if (isAll(StandardCharsets.UTF_8, source)) {
            return new TextEncoding(StandardCharsets.UTF_8, 0);
        }
        Charset chinese = Charset.forName("GB18030");
        if (isAll(chinese, source)) {
            return new TextEncoding(chinese, 0);
        }
        throw new ImportFailure("unknown_encoding", "文件既不是 UTF-8 也不是 GB18030 编码", "The file is neither UTF-8 nor GB18030");
    }

    private static @org.jspecify.annotations.Nullable TextEncoding marked(byte[] start) {
        if (start.length >= 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF) {
            return new TextEncoding(StandardCharsets.UTF_8, 3);
        }
        if (start.length >= 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2);
        }
        if (start.length >= 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 2);
        }
        return null;
    }

    private static boolean isAll(Charset charset, Source source) throws IOException {
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK_BYTES);
        CharBuffer characters = CharBuffer.allocate(CHUNK_BYTES);
        try (InputStream in = source.open()) {
            while (true) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                boolean end = read < 0;
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                characters.clear();
                CoderResult result = decoder.decode(bytes, characters, end);
                if (result.isError()) {
                    return false;
                }
                if (end) {
                    return true;
                }
                bytes.compact();
            }
        }
    }
}
