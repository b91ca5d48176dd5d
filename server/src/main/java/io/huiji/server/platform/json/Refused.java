package io.huiji.server.platform.json;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A value that was refused, with what is wanted instead. Never holds the value: it may be a phone number. */
public final class Refused extends MismatchedInputException {

    private static final long serialVersionUID = 1;
    private final String code;
    private final String zh;
    private final String en;

    Refused(JsonParser parser, Class<?> type, String code, String zh, String en) {
        super(parser, code, type);
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    static Refused wrongType(JsonParser parser, Class<?> type, String wantedZh, String wantedEn) {
        return new Refused(parser, type, "wrong_type", "应为" + wantedZh, "Must be " + wantedEn);
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
}
