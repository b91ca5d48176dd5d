package io.huiji.server.member.model;

import io.huiji.server.member.IdentityKind;
import io.huiji.server.platform.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;

/** One secret of 256 bits and the keys derived from it (HKDF-SHA-256), one for each purpose: sealing, blind index, dynamic code, visit, login. */
public final class MemberKeys {

    /** Hex digits of the secret. */
    public static final int SECRET_DIGITS = 64;

    /** Digits of a phone that a till may search by. */
    public static final int TAIL_DIGITS = 4;

    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String keyId;
    private final SecretKey seal;
    private final SecretKey index;
    private final SecretKey code;
    private final SecretKey visit;
    private final SecretKey login;

    /** @param secret 64 hex digits */
    public MemberKeys(String secret) {
        byte[] bytes = HexFormat.of().parseHex(secret);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("the secret needs " + SECRET_DIGITS + " hex digits");
        }
        keyId = HexFormat.of().formatHex(derived(bytes, "huiji/member/key-id", "HmacSHA256").getEncoded(), 0, 8);
        seal = derived(bytes, "huiji/member/seal", "AES");
        index = derived(bytes, "huiji/member/blind-index", "HmacSHA256");
        code = derived(bytes, "huiji/member/dynamic-code", "HmacSHA256");
        visit = derived(bytes, "huiji/member/visit", "HmacSHA256");
        login = derived(bytes, "huiji/member/login", "HmacSHA256");
    }

    /** Tells secrets apart without telling anything about them. */
    public String keyId() {
        return keyId;
    }

    /** The keyed blind index of an identity: the same for the same value, and of no use without the key. */
    public UUID hash(IdentityValue value) {
        return Digests.uuid(mac(index, bytes(value.kind().code() + "\n" + value.text())));
    }

    /** The keyed blind index of a phone's last four digits; {@code null}: not a phone. */
    public @Nullable UUID tail(IdentityValue value) {
        return value.kind() == IdentityKind.PHONE ? tail(value.text().substring(value.text().length() - TAIL_DIGITS)) : null;
    }

    /** @param digits exactly {@value #TAIL_DIGITS} */
    public UUID tail(String digits) {
        return Digests.uuid(mac(index, bytes("phone-tail\n" + digits)));
    }

    /** AES-256-GCM with a random nonce, bound to the member and the kind: it cannot be moved to another row. */
    public byte[] seal(long memberId, IdentityValue value) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, memberId, value.kind().code());
            byte[] sealed = cipher.doFinal(bytes(value.text()));
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length).put(FORMAT).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("sealing failed", broken);
        }
    }

    /** @throws IllegalStateException sealed with another secret, for another row, or changed since */
    public String open(long memberId, String kind, byte[] sealed) {
        if (sealed.length <= 1 + NONCE_BYTES || sealed[0] != FORMAT) {
            throw new IllegalStateException("not a sealed identity: " + kind + " of member " + memberId);
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES), memberId, kind);
            return new String(cipher.doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a sealed identity does not open: " + kind + " of member " + memberId, broken);
        }
    }

    byte[] codeMac(byte[] payload) {
        return mac(code, payload);
    }

    /** Id of the visit that a code is exchanged for; not to be guessed from the code. */
    public UUID visitId(String codeText) {
        return Digests.uuid(mac(visit, bytes(codeText)));
    }

    /** What is kept of a one-time code. Bound to its login: the same code of another request has another hash. */
    public UUID loginCode(UUID loginId, String code) {
        return Digests.uuid(mac(login, bytes("code\n" + loginId + "\n" + code)));
    }

    /** What is kept of whoever asks for codes, such as an address or a device. */
    public UUID asker(String kind, String value) {
        return Digests.uuid(mac(login, bytes("asker\n" + kind + "\n" + value)));
    }

    private Cipher cipher(int mode, byte[] nonce, long memberId, String kind) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, seal, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bytes(memberId + "\n" + kind));
        return cipher;
    }

    private static SecretKey derived(byte[] secret, String purpose, String algorithm) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(algorithm, HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(bytes(purpose), KEY_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] mac(SecretKey key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
