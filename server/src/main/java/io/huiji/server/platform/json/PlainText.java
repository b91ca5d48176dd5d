package io.huiji.server.platform.json;

import io.huiji.server.platform.FieldError;

/** Text that the database can keep: no NUL, no half of a surrogate pair. */
public final class PlainText {

    static final String WANTED_ZH = "不含 NUL 及残缺代理对的文本";
    static final String WANTED_EN = "text without NUL or broken surrogate pairs";

    private PlainText() {}

    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    public static FieldError wanted(String field) {
        return new FieldError(field, "wrong_type", "应为" + WANTED_ZH, "Must be " + WANTED_EN);
    }
}
