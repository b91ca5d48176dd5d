package io.huiji.server.imports.file;

import io.huiji.server.imports.ImportFailure;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends a row that never ends (an unclosed quote) before it fills the memory. What the parser reads ahead counts too, so the limit is a rough one. */
final class RowReader extends FilterReader {

    private final int limitCharacters;
    private long sinceRowEnded;

    RowReader(Reader in, int limitCharacters) {
        super(in);
        this.limitCharacters = limitCharacters;
    }

    void rowEnded() {
        sinceRowEnded = 0;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int characters) {
        sinceRowEnded += characters;
        if (sinceRowEnded > limitCharacters) {
            throw ImportFailure.tooLarge("一行超过 " + limitCharacters + " 个字符(引号可能没有结束)",
                    "a row of more than " + limitCharacters + " characters (perhaps a quote that is never closed)");
        }
    }
}
