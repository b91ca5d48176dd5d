package io.huiji.server.imports;

/** The file as a whole cannot be read; nothing of it was carried out. {@code code} is stable. */
public final class ImportFailure extends RuntimeException {

    private final String code;
    private final String zh;
    private final String en;

    public ImportFailure(String code, String zh, String en) {
        super(en, null, false, false);
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    public String code() {
        return code;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    public static ImportFailure tooLarge(String zh, String en) {
        return new ImportFailure("too_large", "文件超过上限:" + zh, "The file is over a limit: " + en);
    }
}
