package io.huiji.server.member;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a browser says that it runs on, so that a member knows her devices apart. Believed for nothing else. */
public enum DeviceKind {
    IPHONE("iPhone", "iPhone"), IPAD("iPad", "iPad"), HARMONY("鸿蒙设备", "HarmonyOS device"), ANDROID("安卓设备", "Android device"), COMPUTER("电脑", "computer"), OTHER("其他设备", "other device");

    private final String zh;
    private final String en;

    DeviceKind(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public static DeviceKind of(@Nullable String userAgent) {
        String said = userAgent == null ? "" : userAgent;
        if (said.contains("iPhone")) {
            return IPHONE;
        }
        if (said.contains("iPad")) {
            return IPAD;
        }
        if (said.contains("HarmonyOS") || said.contains("OpenHarmony")) {
            return HARMONY;
        }
        if (said.contains("Android")) {
            return ANDROID;
        }
        return said.contains("Windows") || said.contains("Macintosh") || said.contains("Linux") ? COMPUTER : OTHER;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }
}
