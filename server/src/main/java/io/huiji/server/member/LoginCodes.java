package io.huiji.server.member;

import io.huiji.server.member.model.IdentityValue;
import io.huiji.server.member.model.MemberKeys;
import io.huiji.server.member.store.LoginSql;
import io.huiji.server.message.Message;
import io.huiji.server.message.MessagePort;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * One-time codes by phone: six digits, for one request and one purpose, for a short time, for a few tries. Whether the number belongs to a member is not asked before the right code
 * is there, so that a stranger learns nothing, not even from the time an answer takes.
 */
@Component
class LoginCodes {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 1_000_000;

    private final MemberKeys keys;
    private final LoginSql logins;
    private final LoginThrottle throttle;
    private final LoginSettings settings;
    private final MessagePort messages;
    private final InstantSource clock;

    LoginCodes(MemberKeys keys, LoginSql logins, LoginThrottle throttle, LoginSettings settings, MessagePort messages, InstantSource clock) {
        this.keys = keys;
        this.logins = logins;
        this.throttle = throttle;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
    }

    /** A phone that its owner has shown to be hers. */
    record Proven(UUID loginId, UUID phoneHash, IdentityValue phone) {}

    /** @throws Problem {@code invalid_field} on {@code phone}, {@code rate_limited} */
    MemberLogins.LoginRequested request(String phoneText, CodePurpose purpose, MemberLogins.Origin origin) {
        IdentityValue phone = Members.parsed(IdentityKind.PHONE, phoneText, "phone");
        UUID phoneHash = keys.hash(phone);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        throttle.code(phoneHash, purpose.counted(), origin);
        UUID loginId = UUID.randomUUID();
        String code = String.format(Locale.ROOT, "%06d", RANDOM.nextInt(CODES));
        Instant expiresAt = now.plus(settings.codeLife());
        logins.insert(new LoginSql.NewLogin(loginId, phoneHash, keys.seal(loginId.getMostSignificantBits(), phone),
                keys.loginCode(loginId, purpose.bound() + code), now, expiresAt));
        messages.send(message(phone, purpose, code, expiresAt));
        return new MemberLogins.LoginRequested(loginId, expiresAt, Math.toIntExact(settings.resendAfter().toSeconds()));
    }

    /** Counts a try. @throws Problem {@code login_code_wrong}: wrong, too late, used, of another request or purpose, or tried too often; {@code rate_limited} */
    Proven prove(UUID loginId, String code, CodePurpose purpose, MemberLogins.Origin origin) {
        Instant now = clock.instant();
        throttle.attempt(origin);
        UUID given = keys.loginCode(loginId, purpose.bound() + code);
        LoginSql.Tried login = logins.tryOnce(loginId, settings.triesMax(), now).orElseThrow(LoginCodes::wrong);
        if (!MessageDigest.isEqual(bytes(given), bytes(login.codeHash()))) {
            throw wrong();
        }
        String phone = keys.open(loginId.getMostSignificantBits(), IdentityKind.PHONE.code(), login.phoneSealed());
        return new Proven(loginId, login.phoneHash(), new IdentityValue(IdentityKind.PHONE, phone));
    }

    /** Spends the code, in the caller's transaction. @throws Problem {@code login_code_wrong}: another request was first */
    void spend(Proven proven) {
        if (!logins.use(proven.loginId(), clock.instant())) {
            throw wrong();
        }
    }

    private Message message(IdentityValue phone, CodePurpose purpose, String code, Instant expiresAt) {
        long minutes = Math.max(1, settings.codeLife().toMinutes());
        return new Message(Message.Channel.SMS, phone.text(), phone.masked(), purpose.name(),
                "验证码 " + code + "," + purpose.zh() + minutes + "分钟内有效。请勿告诉任何人,店员不会向您索要。",
                "Your code is " + code + ", good for " + minutes + (minutes == 1 ? " minute." : " minutes.") + purpose.en() + " Tell it to nobody; our staff never ask for it.", expiresAt);
    }

    private static byte[] bytes(UUID id) {
        return id.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static Problem wrong() {
        return Problem.of(ProblemCode.LOGIN_CODE_WRONG);
    }
}
