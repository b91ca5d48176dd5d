package io.huiji.server.member.model;

import io.huiji.server.member.IdentityKind;
import io.huiji.server.platform.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the members' data: one secret seals and signs, every known one (the one before, while a rotation is at work) opens and verifies. The blind index,
 * the ids of visits and the hashes of logins keep the keys of the first secret for good: what is looked up by them must stay where it is, and of a phone that only waits nothing but
 * its hash is known.
 */
public final class MemberKeys {

    /** Hex digits of a secret. */
    public static final int SECRET_DIGITS = 64;

    /** What is sealed of a profile. */
    public static final String NAME = "name";
    public static final String BIRTHDAY = "birthday";

    /** Digits of a phone that a till may search by. */
    public static final int TAIL_DIGITS = 4;

    /** Sealed by the one secret there was; and with the tag of the secret. */
    private static final byte FORMAT_UNTAGGED = 1;
    private static final byte FORMAT = 2;
    private static final String LOOK_UPS = "look-ups";
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private volatile List<SecretPart> known;
    private volatile SecretPart writing;
    private final SecretKey index;
    private final SecretKey visit;
    private final SecretKey login;

    /** One secret alone, of 64 hex digits. */
    public MemberKeys(String secret) {
        this(List.of(secret), SecretPart.of(secret).keyId(), null);
    }

    /**
     * @param secrets all that are known
     * @param writingKeyId the id of the one that seals
     * @param lookUps what {@link #sealedLookUps} gave at the first rotation; {@code null}: there was none
     */
    public MemberKeys(List<String> secrets, String writingKeyId, byte @Nullable [] lookUps) {
        known = secrets.stream().map(SecretPart::of).toList();
        writing = part(writingKeyId);
        if (lookUps == null) {
            index = writing.index();
            visit = writing.visit();
            login = writing.login();
        } else {
            byte[] all = HexFormat.of().parseHex(open(0, LOOK_UPS, lookUps));
            int length = all.length / 3;
            index = new SecretKeySpec(all, 0, length, "HmacSHA256");
            visit = new SecretKeySpec(all, length, length, "HmacSHA256");
            login = new SecretKeySpec(all, 2 * length, length, "HmacSHA256");
        }
    }

    /** The id of the secret that seals. */
    public String keyId() {
        return writing.keyId();
    }

    public static String keyId(String secret) {
        return SecretPart.of(secret).keyId();
    }

    public List<String> knownKeyIds() {
        return known.stream().map(SecretPart::keyId).toList();
    }

    public synchronized void learn(String secret) {
        SecretPart part = SecretPart.of(secret);
        if (!knownKeyIds().contains(part.keyId())) {
            List<SecretPart> more = new ArrayList<>(known);
            more.add(part);
            known = List.copyOf(more);
        }
    }

    /** Seals with that secret from now on. @throws IllegalStateException it is not known */
    public void writeWith(String keyId) {
        writing = part(keyId);
    }

    private SecretPart part(String keyId) {
        return known.stream().filter(one -> one.keyId().equals(keyId)).findFirst()
                .orElseThrow(() -> new IllegalStateException("the member secret " + keyId + " is not known here"));
    }

    /** The keys of the look-ups, sealed with a known secret, so that the first secret may be forgotten. */
    public byte[] sealedLookUps(String keyId) {
        return seal(part(keyId), 0, LOOK_UPS, HexFormat.of().formatHex(index.getEncoded()) + HexFormat.of().formatHex(visit.getEncoded())
                + HexFormat.of().formatHex(login.getEncoded()));
    }

    /** The keyed blind index of an identity: the same for the same value, and of no use without the key. */
    public UUID hash(IdentityValue value) {
        return Digests.uuid(mac(index, bytes(value.kind().code() + "\n" + value.text())));
    }

    /** The keyed blind index of a whole name, however it is spaced and whichever case it is in. */
    public UUID nameHash(String name) {
        return Digests.uuid(mac(index, bytes(NAME + "\n" + SPACE.matcher(name).replaceAll("").toLowerCase(Locale.ROOT))));
    }

    /** The keyed blind index of a phone's last four digits; {@code null}: not a phone. */
    public @Nullable UUID tail(IdentityValue value) {
        return value.kind() == IdentityKind.PHONE ? tail(value.text().substring(value.text().length() - TAIL_DIGITS)) : null;
    }

    /** @param digits exactly {@value #TAIL_DIGITS} */
    public UUID tail(String digits) {
        return Digests.uuid(mac(index, bytes("phone-tail\n" + digits)));
    }

    public byte[] seal(long memberId, IdentityValue value) {
        return seal(memberId, value.kind().code(), value.text());
    }

    /** AES-256-GCM with a random nonce, bound to the member and the purpose: it cannot be moved to another row or column. */
    public byte[] seal(long memberId, String purpose, String text) {
        return seal(writing, memberId, purpose, text);
    }

    private static byte[] seal(SecretPart with, long memberId, String purpose, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance(ALGORITHM);
            ready(cipher, Cipher.ENCRYPT_MODE, with.seal(), new GCMParameterSpec(TAG_BITS, nonce), memberId, purpose);
            byte[] sealed = cipher.doFinal(bytes(text));
            return ByteBuffer.allocate(1 + Integer.BYTES + NONCE_BYTES + sealed.length).put(FORMAT).putInt(with.tag()).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("sealing failed", broken);
        }
    }

    /** Whether it is sealed with the secret that seals now. */
    public boolean isCurrent(byte[] sealed) {
        return sealed.length > Integer.BYTES && sealed[0] == FORMAT && ByteBuffer.wrap(sealed).getInt(1) == writing.tag();
    }

    /** @throws IllegalStateException sealed with a secret that is not known, for another row, or changed since */
    public String open(long memberId, String purpose, byte[] sealed) {
        return opener().open(memberId, purpose, sealed);
    }

    /** For many values one after the other: making the cipher costs more than opening a short value. Not for several threads. */
    public Opener opener() {
        try {
            return new Opener(Cipher.getInstance(ALGORITHM));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Opens sealed values. */
    public final class Opener {

        private final Cipher cipher;

        private Opener(Cipher cipher) {
            this.cipher = cipher;
        }

        /** @throws IllegalStateException sealed with a secret that is not known, for another row, or changed since */
        public String open(long memberId, String purpose, byte[] sealed) {
            GeneralSecurityException broken = null;
            boolean tagged = sealed.length > 0 && sealed[0] == FORMAT;
            int head = tagged ? 1 + Integer.BYTES : 1;
            if (sealed.length > head + NONCE_BYTES && (tagged || sealed[0] == FORMAT_UNTAGGED)) {
                for (SecretPart part : known) {
                    if (tagged && ByteBuffer.wrap(sealed).getInt(1) != part.tag()) {
                        continue;
                    }
                    try {
                        ready(cipher, Cipher.DECRYPT_MODE, part.seal(), new GCMParameterSpec(TAG_BITS, sealed, head, NONCE_BYTES), memberId, purpose);
                        int from = head + NONCE_BYTES;
                        return new String(cipher.doFinal(sealed, from, sealed.length - from), StandardCharsets.UTF_8);
                    } catch (GeneralSecurityException other) {
                        broken = other;
                    }
                }
            }
            throw new IllegalStateException("a sealed value does not open: " + purpose + " of member " + memberId, broken);
        }
    }

    byte[] codeMac(byte[] payload) {
        return mac(writing.code(), payload);
    }

    /** By each known secret: a code that was shown a moment before a rotation is still good. */
    List<byte[]> codeMacs(byte[] payload) {
        return known.stream().map(part -> mac(part.code(), payload)).toList();
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

    private static void ready(Cipher cipher, int mode, SecretKey key, GCMParameterSpec nonce, long memberId, String purpose) throws GeneralSecurityException {
        cipher.init(mode, key, nonce);
        cipher.updateAAD(bytes(memberId + "\n" + purpose));
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
