package io.huiji.server.store.web;

import io.huiji.server.platform.FieldError;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the fields of a store may hold, by API and by file. */
final class StoreFields {

    static final String CODE = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N} _-]{0,62}[\\p{L}\\p{N}])?";
    static final int NAME_LENGTH_MAX = 100;
    static final int ZONE_LENGTH_MAX = 64;
    static final String ZONE_DEFAULT = "Asia/Shanghai";
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private StoreFields() {}

    /** An offset such as +08:00 is no zone: it knows no daylight saving. */
    static @Nullable FieldError zone(String zone) {
        return ZONES.contains(zone) ? null
                : new FieldError("zone", "unknown_value", "应为 IANA 时区,如 Asia/Shanghai", "Must be an IANA zone such as Asia/Shanghai");
    }

    static @Nullable FieldError code(@Nullable String code) {
        if (code == null) {
            return required("code");
        }
        return code.matches(CODE) ? null
                : new FieldError("code", "wrong_format", "1 至 64 个字母、数字、空格、_ 或 -", "1 to 64 letters, digits, spaces, _ or -");
    }

    static @Nullable FieldError name(@Nullable String name) {
        if (name == null) {
            return required("name");
        }
        return name.length() <= NAME_LENGTH_MAX ? null
                : new FieldError("name", "out_of_range", "最多 " + NAME_LENGTH_MAX + " 个字", "At most " + NAME_LENGTH_MAX + " characters");
    }

    static @Nullable FieldError flag(String field, @Nullable String value) {
        return value == null || value.equals("true") || value.equals("false") ? null
                : new FieldError(field, "wrong_type", "应为 true 或 false", "Must be true or false");
    }

    private static FieldError required(String field) {
        return new FieldError(field, "required", "必填", "Required");
    }
}
