package io.huiji.server.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The one secret of 256 bits that an installation's keys are derived from: {@code HUIJI_SECRET_KEY} (64 hex digits, for several instances on one database),
 * or else {@code <data>/secrets/member.key}, made once.
 */
@Component
public final class InstallationSecret {

    public static final String FILE = "member.key";
    public static final int DIGITS = 64;
    private static final int KEY_BYTES = 32;
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{" + DIGITS + "}");

    private final String hex;
    private final boolean own;

    public InstallationSecret(DataDirectory data, @Value("${huiji.secret.key:}") String given) {
        if (!given.isEmpty() && !HEX.matcher(given).matches()) {
            throw new IllegalStateException("HUIJI_SECRET_KEY must be " + DIGITS + " hex digits");
        }
        this.own = given.isEmpty();
        this.hex = own ? data.secret(FILE) : given;
    }

    /** Whether it was made here and lies in the data directory. */
    public boolean isOwn() {
        return own;
    }

    public String hex() {
        return hex;
    }

    /** A key for one purpose (HKDF-SHA-256); keys of different purposes tell nothing about each other. */
    public SecretKey derived(String purpose, String algorithm) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, HKDFParameterSpec.ofExtract().addIKM(HexFormat.of().parseHex(hex))
                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
