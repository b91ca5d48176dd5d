package io.huiji.server.platform.web;

import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** JSON comes in UTF-8 (RFC 8259). The reader would guess UTF-16 and UTF-32 by the zeros at the beginning, and Spring's decode whatever the header names. */
final class JsonEncoding {

    private static final int BEGINNING = 4;
    private static final byte MARK_FE = (byte) 0xfe;
    private static final byte MARK_FF = (byte) 0xff;

    private JsonEncoding() {}

    /** @throws Problem {@code unsupported_media_type}: another encoding is named */
    static void require(@Nullable String contentType) {
        if (contentType == null) {
            return;
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";");
        if (!isJson(parts[0].strip())) {
            return;
        }
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].split("=", 2);
            if (parameter[0].strip().equals("charset") && (parameter.length == 1 || !isUtf8(parameter[1].strip().replace("\"", "")))) {
                throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
            }
        }
    }

    /** Whatever else is no UTF-8 the reader finds by itself. @throws Problem {@code malformed_json}: JSON in another encoding, whatever its header says */
    static void require(@Nullable String contentType, byte[] body) {
        if (contentType != null && isJson(contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip()) && isWide(body)) {
            throw Problem.of(ProblemCode.MALFORMED_JSON);
        }
    }

    private static boolean isJson(String type) {
        return type.equals("application/json") || type.endsWith("+json");
    }

    private static boolean isUtf8(String charset) {
        return charset.equals("utf-8") || charset.equals("utf8");
    }

    /** No JSON in UTF-8 has a byte of zero. */
    private static boolean isWide(byte[] body) {
        for (int i = 0; i < Math.min(BEGINNING, body.length); i++) {
            if (body[i] == 0) {
                return true;
            }
        }
        return body.length > 1 && ((body[0] == MARK_FE && body[1] == MARK_FF) || (body[0] == MARK_FF && body[1] == MARK_FE));
    }
}
