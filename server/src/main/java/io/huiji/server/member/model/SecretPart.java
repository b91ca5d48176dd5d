package io.huiji.server.member.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * What is derived from one secret of 256 bits (HKDF-SHA-256), a key for each purpose.
 *
 * @param keyId tells secrets apart without telling anything about them
 * @param tag first four bytes of the id, kept with each value that is sealed
 * @param index for the blind index
 * @param visit for the ids of visits
 * @param login for one-time codes and for who asks for them
 */
record SecretPart(String keyId, int tag, SecretKey seal, SecretKey code, SecretKey index, SecretKey visit, SecretKey login) {

    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 8;

    /** @param secret 64 hex digits */
    static SecretPart of(String secret) {
        byte[] bytes = HexFormat.of().parseHex(secret);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("the secret needs " + MemberKeys.SECRET_DIGITS + " hex digits");
        }
        byte[] id = derived(bytes, "huiji/member/key-id", "HmacSHA256").getEncoded();
        return new SecretPart(HexFormat.of().formatHex(id, 0, ID_BYTES), ByteBuffer.wrap(id).getInt(), derived(bytes, "huiji/member/seal", "AES"),
                derived(bytes, "huiji/member/dynamic-code", "HmacSHA256"), derived(bytes, "huiji/member/blind-index", "HmacSHA256"),
                derived(bytes, "huiji/member/visit", "HmacSHA256"), derived(bytes, "huiji/member/login", "HmacSHA256"));
    }

    private static SecretKey derived(byte[] secret, String purpose, String algorithm) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm,
                    HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Only its id: the keys stand in no log. */
    @Override
    public String toString() {
        return "SecretPart[" + keyId + "]";
    }
}
