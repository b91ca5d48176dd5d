package io.huiji.server.access;

import io.huiji.server.access.model.Token;
import io.huiji.server.access.store.LinkSql;
import io.huiji.server.access.store.StaffSql;
import io.huiji.server.platform.Ids;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One-time links: with one somebody sets her password and is signed in, once she has shown her second factor if she has one. A link of nobody makes the first administrator; there is no default account. */
@Component
public class Links {

    static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");
    private static final String FIRST_NAME = "admin";

    private final LinkSql links;
    private final StaffSql staff;
    private final Passwords passwords;
    private final PasswordSettings settings;
    private final SecondFactor factor;
    private final SessionSettings sessionSettings;
    private final Sessions sessions;
    private final Attempts attempts;
    private final KnownDevices devices;
    private final Trail trail;
    private final Ids ids;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Links(LinkSql links, StaffSql staff, Passwords passwords, PasswordSettings settings, SecondFactor factor, SessionSettings sessionSettings, Sessions sessions,
            Attempts attempts, KnownDevices devices, Trail trail, Ids ids, TransactionTemplate transaction, InstantSource clock) {
        this.links = links;
        this.staff = staff;
        this.passwords = passwords;
        this.settings = settings;
        this.factor = factor;
        this.sessionSettings = sessionSettings;
        this.sessions = sessions;
        this.attempts = attempts;
        this.devices = devices;
        this.trail = trail;
        this.ids = ids;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** {@code path}: of the page that takes the token; what comes after {@code #} is sent to no server and stands in no log. */
    public record Link(String token, String path, Instant expiresAt) {}

    /** Whose link it is. {@code username} {@code null}: the first administrator's, who chooses one. */
    public record Owner(@Nullable String username, @Nullable String name, Set<Role> roles, PasswordRules rules) {}

    /** A new link in place of older ones, inside the caller's transaction. {@code staffId} {@code null}: for the first administrator. */
    public Link make(@Nullable Long staffId) {
        Token token = Token.fresh();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant expiresAt = now.plus(sessionSettings.linkLife());
        links.put(token.hash(), staffId, now, expiresAt);
        return new Link(token.text(), "/console/#/welcome?token=" + token.text(), expiresAt);
    }

    /** A link for the first administrator. @throws Problem {@code state_conflict}: somebody can sign in already */
    public Link makeFirst() {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (staff.anyoneCanSignIn()) {
                throw Problem.of(ProblemCode.STATE_CONFLICT);
            }
            return make(null);
        }));
    }

    /** @throws Problem {@code link_invalid} */
    Owner owner(String token) {
        Long staffId = valid(token).staffId();
        if (staffId == null) {
            return new Owner(null, null, Set.of(Role.ADMINISTRATOR), settings.rules());
        }
        StaffMember person = active(staffId).person();
        return new Owner(person.username(), person.name(), person.roles(), settings.rules());
    }

    /** What was typed in, and from where. {@code username}, {@code name}: for the first administrator alone; {@code null}: {@code admin}. */
    record Given(String token, String password, @Nullable String code, @Nullable String username, @Nullable String name, LoginOrigin from) {
        String address() {
            return from.address();
        }
    }

    /**
     * Sets the password, ends the link and all her sessions, and opens one. A link stands in for a password and for nothing else: where there is a second
     * factor it is asked for as at a login, and until it is shown neither the password is changed nor the link used.
     *
     * @throws Problem {@code link_invalid}, {@code invalid_field}, {@code already_exists}, {@code second_factor_required}, {@code second_factor_wrong},
     *     {@code locked_out}
     */
    Sessions.Opened use(Given given) {
        Long known = valid(given.token()).staffId();
        String chosen = known == null ? username(given.username()) : active(known).person().username();
        settings.rules().require("password", given.password(), chosen);
        requireNew(known, given.password());
        boolean shown = known != null && showsFactor(active(known), given);
        String encoded = passwords.encode(given.password());
        return Objects.requireNonNull(transaction.execute(status -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            if (!links.use(new Token(given.token()).hash(), now)) {
                throw Problem.of(ProblemCode.LINK_INVALID);
            }
            StaffMember person = known == null ? first(chosen, given.name() == null ? chosen : given.name(), now)
                    : staff.lock(known).filter(StaffMember::active).orElseThrow(() -> Problem.of(ProblemCode.LINK_INVALID));
            if (person.secondFactor() && !shown) {
                throw Problem.of(ProblemCode.SECOND_FACTOR_REQUIRED);
            }
            staff.setPassword(person.staffId(), encoded, now);
            staff.loggedIn(person.staffId(), now);
            attempts.unlock(person.username());
            sessions.endAll(Session.Kind.STAFF, person.staffId());
            devices.rememberAlone(given.from().device(), person);
            trail.note(Trail.Actor.of(person, given.address()), "session.welcome", "staff:" + person.staffId(), TrailEntry.OK, "");
            return sessions.open(Session.Kind.STAFF, person.staffId());
        }));
    }

    /** Wrong codes are counted and noted as at a login. */
    private boolean showsFactor(StaffSql.WithSecrets account, Given given) {
        StaffMember person = account.person();
        if (!person.secondFactor()) {
            return false;
        }
        if (given.code() == null) {
            throw Problem.of(ProblemCode.SECOND_FACTOR_REQUIRED);
        }
        Attempts.Attempt attempt = attempts.begin(person.username(), given.from());
        if (!factor.accepts(account, given.code())) {
            staff.failed(person.staffId());
            trail.note(Trail.Actor.of(person, given.address()), "session.welcome", "staff:" + person.staffId(), ProblemCode.SECOND_FACTOR_WRONG.code(), "");
            if (attempt.last()) {
                trail.note(Trail.Actor.of(person, given.address()), "session.lock", "staff:" + person.staffId(), TrailEntry.OK, "too many failures");
            }
            throw Problem.of(ProblemCode.SECOND_FACTOR_WRONG);
        }
        attempts.wentWell(attempt);
        return true;
    }

    /** @throws Problem {@code invalid_field}: it is among the last ones */
    void requireNew(@Nullable Long staffId, String password) {
        int remembered = settings.rules().remembered();
        if (staffId != null && remembered > 0 && staff.passwords(staffId, remembered).stream().anyMatch(old -> passwords.matches(password, old))) {
            throw Problem.invalid("password", "reused", "不能与最近 " + remembered + " 次的密码相同", "Must differ from the last " + remembered);
        }
    }

    private StaffMember first(String username, String name, Instant now) {
        if (staff.anyoneCanSignIn()) {
            throw Problem.of(ProblemCode.LINK_INVALID);
        }
        StaffMember person = new StaffMember(ids.next(), username, name, Set.of(Role.ADMINISTRATOR), Set.of(), true, false, null, false, null, 0, now);
        if (!staff.insert(person, 0)) {
            throw Problem.of(ProblemCode.ALREADY_EXISTS);
        }
        return person;
    }

    private LinkSql.Link valid(String token) {
        return Token.isSpelt(token) ? links.find(new Token(token).hash(), clock.instant()).orElseThrow(() -> Problem.of(ProblemCode.LINK_INVALID))
                : refused();
    }

    private static LinkSql.Link refused() {
        throw Problem.of(ProblemCode.LINK_INVALID);
    }

    private StaffSql.WithSecrets active(long staffId) {
        return staff.find(staffId).filter(found -> found.person().active()).orElseThrow(() -> Problem.of(ProblemCode.LINK_INVALID));
    }

    private static String username(@Nullable String given) {
        String username = given == null ? FIRST_NAME : Logins.normalised(given);
        if (!USERNAME.matcher(username).matches()) {
            throw Problem.invalid(List.of(usernameError("username")));
        }
        return username;
    }

    static io.huiji.server.platform.FieldError usernameError(String field) {
        return new io.huiji.server.platform.FieldError(field, "wrong_format", "2 至 64 个小写字母、数字或 . _ @ -", "2 to 64 small letters, digits or . _ @ -");
    }
}
