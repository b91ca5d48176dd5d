package io.huiji.server.member;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Trail;
import io.huiji.server.member.model.IdentityValue;
import io.huiji.server.member.model.MemberKeys;
import io.huiji.server.member.store.IdentitySql;
import io.huiji.server.member.store.SpendingSql;
import io.huiji.server.message.Message;
import io.huiji.server.message.MessagePort;
import io.huiji.server.platform.DataDirectory;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The devices on which a member may spend by the code of her page (decision 19). A device is a browser that brings a random token; it may spend once she gave a one-time code there that
 * was sent to her phone for that, until its time is over, she removes it, her phone changes, or her account is closed or merged.
 */
@Component
public class SpendingDevices {

    /** Most devices of one member; one more takes the place of the oldest. */
    public static final int DEVICES_MAX = 10;

    private static final Logger LOG = LoggerFactory.getLogger(SpendingDevices.class);
    private static final String NOTICE = "spending_device";

    private final LoginCodes codes;
    private final SpendingSql devices;
    private final IdentitySql identities;
    private final MemberRecords records;
    private final MemberKeys keys;
    private final MemberSettings settings;
    private final MessagePort messages;
    private final Trail trail;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    SpendingDevices(LoginCodes codes, SpendingSql devices, IdentitySql identities, MemberRecords records, MemberKeys keys, MemberSettings settings, MessagePort messages, Trail trail,
            TransactionTemplate transaction, InstantSource clock) {
        this.codes = codes;
        this.devices = devices;
        this.identities = identities;
        this.records = records;
        this.keys = keys;
        this.settings = settings;
        this.messages = messages;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param phone where the code went, masked */
    public record CodeSent(UUID confirmationId, String phone, Instant expiresAt, int resendAfterSeconds) {}

    /** @param current whether the request came from it */
    public record Device(UUID id, DeviceKind kind, Instant confirmedAt, Instant expiresAt, boolean current) {}

    /** @param token for the device's cookie and for nothing else */
    public record Confirmed(String token, Device device) {}

    /**
     * Where a member sits now.
     *
     * @param session the token of her session
     * @param device what the browser brings; {@code null}: nothing yet
     */
    public record Seat(String session, @Nullable String device, DeviceKind kind, String address) {

        /** Never a token. */
        @Override
        public String toString() {
            return "Seat[" + kind + "]";
        }
    }

    /** Sends a code to the phone that she has had for the shortest time. @throws Problem {@code rate_limited}, {@code state_conflict}: she has none */
    public CodeSent request(long memberId, Seat seat) {
        String phone = records.get(memberId, true).identities().stream().filter(one -> one.kind() == IdentityKind.PHONE)
                .max(Comparator.comparing(MemberRecord.Identity::addedAt)).map(MemberRecord.Identity::value)
                .orElseThrow(() -> Problem.of(ProblemCode.STATE_CONFLICT, Map.of("reason", "no_phone")));
        MemberLogins.LoginRequested sent = codes.request(phone, CodePurpose.spending(seat.session()), origin(seat));
        return new CodeSent(sent.loginId(), Members.parsed(IdentityKind.PHONE, phone, "phone").masked(), sent.expiresAt(), sent.resendAfterSeconds());
    }

    /**
     * The right code lets this device spend; it gets a new token, so that one that somebody else put there is of no use. Her phone is told.
     *
     * @throws Problem {@code login_code_wrong}: also one for another purpose, session or phone; {@code rate_limited}, {@code state_conflict}
     */
    public Confirmed confirm(long memberId, UUID confirmationId, String code, Seat seat, Caller caller) {
        LoginCodes.Proven proven = codes.prove(confirmationId, code, CodePurpose.spending(seat.session()), origin(seat));
        String token = DataDirectory.randomHex();
        var row = new SpendingSql.Row(hash(memberId, token), seat.kind().code(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        transaction.executeWithoutResult(status -> {
            records.lockOpen(memberId);
            codes.spend(proven);
            if (!identities.find(IdentityKind.PHONE, proven.phoneHash()).equals(Optional.of(memberId))) {
                throw Problem.of(ProblemCode.LOGIN_CODE_WRONG);
            }
            if (seat.device() != null) {
                devices.remove(memberId, hash(memberId, seat.device()));
            }
            devices.keepNewest(memberId, DEVICES_MAX - 1);
            devices.insert(memberId, row);
            records.note(memberId, caller, "spending_device_added", row.kind(), "");
            trail.note("member.spending_device", "member:" + memberId, row.kind());
        });
        tell(proven.phone(), seat.kind());
        return new Confirmed(token, shown(row, row.deviceHash()));
    }

    /** @param device what the browser brings; {@code null}: nothing, and nothing is asked for */
    public boolean maySpend(long memberId, @Nullable String device) {
        return device != null && devices.isConfirmed(memberId, hash(memberId, device), confirmedAfter());
    }

    /** Those that may spend now, newest first. */
    public List<Device> list(long memberId, @Nullable String device) {
        UUID here = device == null ? null : hash(memberId, device);
        return devices.list(memberId, confirmedAfter()).stream().map(row -> shown(row, here)).toList();
    }

    /** Codes that it shows from now on only collect. In the caller's transaction. @throws Problem {@code not_found} */
    public void remove(long memberId, UUID id, Caller caller) {
        String kind = devices.remove(memberId, id).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
        records.note(memberId, caller, "spending_device_removed", kind, "");
    }

    /** What is done is done, whether or not the carrier takes the news of it. */
    private void tell(IdentityValue phone, DeviceKind kind) {
        try {
            messages.send(new Message(Message.Channel.SMS, phone.text(), phone.masked(), NOTICE,
                    "一台新设备(" + kind.zh() + ")现在可以使用您的积分。如不是您本人确认,请马上到会员页「我的 - 资料」移除它,并联系门店。",
                    "A new device (" + kind.en() + ") may spend your points from now on. If that was not you, remove it under Me – Profile at once and talk to a store.", null));
        } catch (RuntimeException failed) {
            LOG.error("a member could not be told that a new device may spend", failed);
        }
    }

    private Device shown(SpendingSql.Row row, @Nullable UUID here) {
        return new Device(row.deviceHash(), DeviceKind.valueOf(row.kind().toUpperCase(Locale.ROOT)), row.confirmedAt(),
                row.confirmedAt().plus(settings.spendingDeviceLife()), Objects.equals(row.deviceHash(), here));
    }

    private Instant confirmedAfter() {
        return clock.instant().minus(settings.spendingDeviceLife());
    }

    /** Another one for each member: nobody sees from the table who shares a device. */
    private UUID hash(long memberId, String device) {
        return keys.asker("spending-device", memberId + "\n" + device);
    }

    private static MemberLogins.Origin origin(Seat seat) {
        return new MemberLogins.Origin(seat.address(), null);
    }
}
