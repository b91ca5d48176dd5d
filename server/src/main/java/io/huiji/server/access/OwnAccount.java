package io.huiji.server.access;

import io.huiji.server.access.store.StaffSql;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What staff do about their own account: the first password, a new one, the second factor. Members have neither. */
@Component
public class OwnAccount {

    private final Links links;
    private final StaffSql staff;
    private final Passwords passwords;
    private final PasswordSettings settings;
    private final SecondFactor factor;
    private final Attempts attempts;
    private final KnownDevices devices;
    private final Sessions sessions;
    private final Trail trail;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    OwnAccount(Links links, StaffSql staff, Passwords passwords, PasswordSettings settings, SecondFactor factor, Attempts attempts, KnownDevices devices, Sessions sessions,
            Trail trail, TransactionTemplate transaction, InstantSource clock) {
        this.links = links;
        this.staff = staff;
        this.passwords = passwords;
        this.settings = settings;
        this.factor = factor;
        this.attempts = attempts;
        this.devices = devices;
        this.sessions = sessions;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param username {@code null}: the link is the first administrator's, who chooses one
     * @param passwordKindsMin of upper case, lower case, digits, signs
     */
    public record LinkView(@Nullable String username, @Nullable String name, List<Role> roles, int passwordLengthMin, int passwordKindsMin) {}

    /** @throws Problem {@code link_invalid} */
    public LinkView link(String token) {
        Links.Owner owner = links.owner(token);
        return new LinkView(owner.username(), owner.name(), owner.roles().stream().sorted().toList(), owner.rules().lengthMin(), owner.rules().kindsMin());
    }

    /** @throws Problem {@code link_invalid}, {@code invalid_field}, {@code already_exists}, {@code second_factor_required}, {@code second_factor_wrong} */
    public Sessions.Opened welcome(String token, String password, @Nullable String code, @Nullable String username, @Nullable String name, LoginOrigin from) {
        return links.use(new Links.Given(token, password, code, username, name, from));
    }

    /** @throws Problem {@code login_failed}, {@code locked_out}, {@code invalid_field} */
    public Sessions.Opened changePassword(Caller caller, String current, String fresh, LoginOrigin from) {
        StaffSql.WithSecrets account = account(caller);
        StaffMember person = account.person();
        Attempts.Attempt attempt = attempts.begin(person.username(), from);
        if (!passwords.matches(current, account.password())) {
            trail.note(Trail.Actor.of(person, from.address()), "session.password", "staff:" + person.staffId(), ProblemCode.LOGIN_FAILED.code(), "");
            throw Problem.of(ProblemCode.LOGIN_FAILED);
        }
        attempts.wentWell(attempt);
        settings.rules().require("new", fresh, person.username());
        if (current.equals(fresh)) {
            throw Problem.invalid("new", "reused", "不能与现在的密码相同", "Must differ from the present one");
        }
        links.requireNew(person.staffId(), fresh);
        String encoded = passwords.encode(fresh);
        return Objects.requireNonNull(transaction.execute(status -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            StaffMember still = staff.lock(person.staffId()).filter(StaffMember::active).orElseThrow(() -> Problem.of(ProblemCode.UNAUTHENTICATED));
            staff.setPassword(still.staffId(), encoded, now);
            sessions.endAll(Session.Kind.STAFF, still.staffId());
            devices.rememberAlone(from.device(), still);
            trail.note("session.password", "staff:" + still.staffId(), "");
            return sessions.open(Session.Kind.STAFF, still.staffId());
        }));
    }

    /** @throws Problem {@code state_conflict}: one is in force; another can only be set up after a security administrator took it away */
    public <T> T proposeFactor(Caller caller, BiFunction<String, String, T> answer) {
        SecondFactor.Proposal proposal = factor.propose(account(caller).person());
        return answer.apply(proposal.secret(), proposal.uri());
    }

    /** @return the recovery codes. @throws Problem {@code second_factor_wrong}, {@code locked_out}, {@code state_conflict} */
    public List<String> confirmFactor(Caller caller, String code) {
        StaffMember person = account(caller).person();
        List<String> codes = Objects.requireNonNull(transaction.execute(status -> {
            List<String> made = factor.confirm(person.staffId(), code);
            trail.note("session.second_factor", "staff:" + person.staffId(), "");
            return made;
        }));
        sessions.forget();
        return codes;
    }

    private StaffSql.WithSecrets account(Caller caller) {
        if (!caller.isStaff()) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
        return staff.find(caller.callerId()).orElseThrow(() -> Problem.of(ProblemCode.UNAUTHENTICATED));
    }
}
