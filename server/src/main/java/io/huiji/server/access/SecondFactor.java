package io.huiji.server.access;

import io.huiji.server.access.model.Base32;
import io.huiji.server.access.model.Totp;
import io.huiji.server.access.store.FactorSql;
import io.huiji.server.access.store.StaffSql;
import io.huiji.server.platform.Digests;
import io.huiji.server.platform.InstallationSecret;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;

/** What people have beside their password: an authenticator's codes, and ten codes on paper for the day it is lost. A code is good once. */
@Component
class SecondFactor {

    private static final int SECRET_BYTES = 20;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;
    private static final int RECOVERY_CHARACTERS = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final FactorSql rows;
    private final StaffSql staff;
    private final InstantSource clock;
    private final SecretKey seal;

    SecondFactor(FactorSql rows, StaffSql staff, InstantSource clock, InstallationSecret secret) {
        this.rows = rows;
        this.staff = staff;
        this.clock = clock;
        this.seal = secret.derived("huiji/access/second-factor", "AES");
    }

    /** {@code uri}: what an authenticator scans. */
    record Proposal(String secret, String uri) {}

    /** A new secret, in force once {@link #confirm} has seen a code of it. @throws Problem {@code state_conflict}: one is in force */
    Proposal propose(StaffMember person) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        if (!rows.propose(person.staffId(), sealed(person.staffId(), secret))) {
            throw Problem.of(ProblemCode.STATE_CONFLICT);
        }
        String text = Base32.encode(secret);
        String label = URLEncoder.encode("汇积:" + person.username(), StandardCharsets.UTF_8).replace("+", "%20");
        return new Proposal(text, "otpauth://totp/" + label + "?secret=" + text + "&issuer=Huiji&algorithm=SHA1&digits=6&period=30");
    }

    /** @return codes for the day the authenticator is lost. @throws Problem {@code second_factor_wrong}, {@code state_conflict} */
    List<String> confirm(long staffId, String code) {
        StaffSql.WithSecrets found = staff.find(staffId).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
        byte[] sealed = found.sealedFactor();
        if (sealed == null || found.person().secondFactor()) {
            throw Problem.of(ProblemCode.STATE_CONFLICT);
        }
        long step = Totp.stepOf(code, opened(staffId, sealed), clock.instant(), 0).orElseThrow(() -> Problem.of(ProblemCode.SECOND_FACTOR_WRONG));
        if (!rows.turnOn(staffId, sealed, step)) {
            throw Problem.of(ProblemCode.STATE_CONFLICT);
        }
        List<String> codes = Stream.generate(SecondFactor::recoveryCode).limit(RECOVERY_CODES).toList();
        rows.putCodes(staffId, codes.stream().map(one -> recoveryHash(staffId, one)).toList());
        return codes;
    }

    /** Uses the code up, whether of the authenticator or from paper. */
    boolean accepts(StaffSql.WithSecrets account, String code) {
        long staffId = account.person().staffId();
        byte[] sealed = account.sealedFactor();
        String bare = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (bare.length() == RECOVERY_CHARACTERS) {
            return rows.useCode(staffId, recoveryHash(staffId, bare), clock.instant());
        }
        var step = sealed == null ? java.util.OptionalLong.empty() : Totp.stepOf(bare, opened(staffId, sealed), clock.instant(), 0);
        return step.isPresent() && rows.useStep(staffId, step.getAsLong());
    }

    void turnOff(long staffId) {
        rows.turnOff(staffId);
    }

    private static String recoveryCode() {
        byte[] bytes = new byte[RECOVERY_BYTES];
        RANDOM.nextBytes(bytes);
        String text = Base32.encode(bytes);
        return text.substring(0, 4) + "-" + text.substring(4, 8) + "-" + text.substring(8, 12) + "-" + text.substring(12);
    }

    private static byte[] recoveryHash(long staffId, String code) {
        return Digests.sha256((staffId + "\n" + code.replace("-", "")).getBytes(StandardCharsets.UTF_8));
    }

    /** AES-256-GCM with a random nonce, bound to the person. */
    private byte[] sealed(long staffId, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, staffId, nonce, secret);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    }

    private byte[] opened(long staffId, byte[] sealed) {
        return cipher(Cipher.DECRYPT_MODE, staffId, Arrays.copyOf(sealed, NONCE_BYTES), Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
    }

    private byte[] cipher(int mode, long staffId, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, seal, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(Long.toString(staffId).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the second factor of " + staffId + " does not open: another secret than it was sealed with?", broken);
        }
    }
}
