package io.huiji.server.access;

import io.huiji.server.access.Trail.Actor;
import io.huiji.server.access.store.StaffSql;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Staff sign in with name, password and, where there is one, the second factor. An unknown name is answered like a wrong password, and as late. */
@Component
public class Logins {

    private static final String LOGIN = "session.login";

    private final StaffSql staff;
    private final Passwords passwords;
    private final SecondFactor factor;
    private final Attempts attempts;
    private final KnownDevices devices;
    private final Sessions sessions;
    private final Trail trail;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Logins(StaffSql staff, Passwords passwords, SecondFactor factor, Attempts attempts, KnownDevices devices, Sessions sessions, Trail trail,
            TransactionTemplate transaction, InstantSource clock) {
        this.staff = staff;
        this.passwords = passwords;
        this.factor = factor;
        this.attempts = attempts;
        this.devices = devices;
        this.sessions = sessions;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What was typed in, and from where. */
    public record Given(String username, String password, @Nullable String code, LoginOrigin from) {
        String address() {
            return from.address();
        }
    }

    /**
     * Every login opens a new session; {@code before} is the token that the browser came with, and that session ends.
     *
     * @throws Problem {@code login_failed}, {@code second_factor_required}, {@code second_factor_wrong}, {@code locked_out}
     */
    public Sessions.Opened login(Given given, @Nullable String before) {
        String username = normalised(given.username());
        Attempts.Attempt attempt = counted(username, given.from());
        StaffSql.WithSecrets account = checked(username, given, attempt);
        requireSecondFactor(account, given, attempt);
        attempts.wentWell(attempt);
        String encoded = Objects.requireNonNull(account.password());
        if (passwords.isOutdated(encoded)) {
            staff.rehash(account.person().staffId(), encoded, passwords.encode(given.password()));
        }
        return opened(account.person(), given.from(), before);
    }

    private Sessions.Opened opened(StaffMember person, LoginOrigin from, @Nullable String before) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (before != null) {
                sessions.end(before);
            }
            // locked, so that whoever disables her at this moment either waits or is seen
            StaffMember now = staff.lock(person.staffId()).filter(StaffMember::active).orElseThrow(() -> Problem.of(ProblemCode.LOGIN_FAILED));
            staff.loggedIn(now.staffId(), clock.instant());
            devices.remember(from.device(), now);
            trail.note(Actor.of(now, from.address()), LOGIN, "staff:" + now.staffId(), TrailEntry.OK, "failures_before=" + now.failures());
            return sessions.open(Session.Kind.STAFF, now.staffId());
        }));
    }

    private Attempts.Attempt counted(String username, LoginOrigin from) {
        try {
            return attempts.begin(username, from);
        } catch (Problem locked) {
            trail.note(actor(staff.findByName(username).orElse(null), username, from.address()), LOGIN, "", locked.code().code(), "");
            throw locked;
        }
    }

    private StaffSql.WithSecrets checked(String username, Given given, Attempts.Attempt attempt) {
        StaffSql.WithSecrets account = staff.findByName(username).orElse(null);
        boolean right = passwords.matches(given.password(), account == null ? null : account.password());
        if (account == null || !right || !account.person().active()) {
            throw refused(account, username, given.address(), attempt, ProblemCode.LOGIN_FAILED);
        }
        return account;
    }

    private void requireSecondFactor(StaffSql.WithSecrets account, Given given, Attempts.Attempt attempt) {
        if (!account.person().secondFactor()) {
            return;
        }
        if (given.code() == null) {
            attempts.takeBack(attempt);
            throw Problem.of(ProblemCode.SECOND_FACTOR_REQUIRED);
        }
        if (!factor.accepts(account, given.code())) {
            throw refused(account, account.person().username(), given.address(), attempt, ProblemCode.SECOND_FACTOR_WRONG);
        }
    }

    private Problem refused(StaffSql.@Nullable WithSecrets account, String username, String address, Attempts.Attempt attempt, ProblemCode code) {
        Actor actor = actor(account, username, address);
        String target = account == null ? "" : "staff:" + account.person().staffId();
        if (account != null) {
            staff.failed(account.person().staffId());
        }
        trail.note(actor, LOGIN, target, code.code(), "");
        if (attempt.last()) {
            trail.note(actor, "session.lock", target, TrailEntry.OK, "too many failures");
        }
        return Problem.of(code);
    }

    /** A name that nobody has may be a password typed into the wrong field: only its beginning is noted. */
    private static Actor actor(StaffSql.@Nullable WithSecrets account, String username, String address) {
        return account == null ? Actor.stranger(username.substring(0, Math.min(2, username.length())) + "***", address) : Actor.of(account.person(), address);
    }

    static String normalised(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }
}
