package io.huiji.server.access;

import io.huiji.server.access.store.LinkSql;
import io.huiji.server.access.store.StaffSql;
import io.huiji.server.platform.FieldError;
import io.huiji.server.platform.Ids;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Accounts of staff. Whoever has {@link Scope#STAFF_WRITE} sees to the accounts of ordinary roles; roles with one of the three {@linkplain Duty duties} are
 * given and taken by the security administrator alone, except that the administrator appoints the first of each. Nobody changes her own account.
 * Every method runs inside the caller's transaction.
 */
@Component
public class StaffAccounts {

    private static final Set<Role> APPOINTED_FIRST = Set.of(Role.SECURITY, Role.AUDITOR);

    private final StaffSql staff;
    private final LinkSql linkRows;
    private final Links links;
    private final SecondFactor factor;
    private final Attempts attempts;
    private final Sessions sessions;
    private final Trail trail;
    private final Ids ids;
    private final InstantSource clock;

    StaffAccounts(StaffSql staff, LinkSql linkRows, Links links, SecondFactor factor, Attempts attempts, Sessions sessions, Trail trail, Ids ids, InstantSource clock) {
        this.staff = staff;
        this.linkRows = linkRows;
        this.links = links;
        this.factor = factor;
        this.attempts = attempts;
        this.sessions = sessions;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
    }

    public record NewStaff(String username, String name, Set<Role> roles, Set<Long> storeIds) {}

    /** @param link hand it to her; it is stored nowhere */
    public record Invited(StaffMember person, Links.Link link) {}

    /** What is {@code null} stays as it is. {@code unlock}: failed logins are forgotten. {@code resetSecondFactor}: she sets up another at her next login. */
    public record StaffChange(
            @Nullable String name, @Nullable Set<Role> roles, @Nullable Set<Long> storeIds, @Nullable Boolean active, boolean unlock, boolean resetSecondFactor) {}

    /** @throws Problem {@code invalid_field}, {@code already_exists}, {@code forbidden} */
    public Invited invite(Caller maker, NewStaff wanted) {
        requireGood(wanted.username(), wanted.roles(), wanted.storeIds());
        requireMay(maker, Set.of(), wanted.roles());
        StaffMember person = new StaffMember(ids.next(), wanted.username(), wanted.name(), wanted.roles(), wanted.storeIds(), true, false, null, false, null, 0,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!staff.insert(person, maker.callerId())) {
            throw Problem.of(ProblemCode.ALREADY_EXISTS);
        }
        trail.note("staff.invite", target(person), described(person));
        return new Invited(person, links.make(person.staffId()));
    }

    /** @throws Problem {@code not_found}, {@code forbidden}, {@code same_person}, {@code invalid_field}, {@code state_conflict}: nobody would run the system */
    public StaffMember change(Caller maker, long staffId, StaffChange change) {
        StaffMember before = staff.lock(staffId).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
        if (maker.isStaff() && maker.callerId() == staffId) {
            throw Problem.of(ProblemCode.SAME_PERSON);
        }
        StaffMember after = new StaffMember(staffId, before.username(), change.name() == null ? before.name() : change.name(),
                change.roles() == null ? before.roles() : change.roles(), change.storeIds() == null ? before.storeIds() : change.storeIds(),
                change.active() == null ? before.active() : change.active(), before.hasPassword(), before.passwordSetAt(), before.secondFactor(),
                before.lastLoginAt(), before.failures(), before.createdAt());
        requireGood(after.username(), after.roles(), after.storeIds());
        requireMay(maker, before.roles(), after.roles());
        staff.update(after);
        if (isRunner(before) && !isRunner(after) && !staff.hasActive(Role.ADMINISTRATOR)) {
            throw Problem.of(ProblemCode.STATE_CONFLICT);
        }
        if (change.resetSecondFactor()) {
            requireSecurity(maker);
            factor.turnOff(staffId);
        }
        if (change.unlock()) {
            attempts.unlock(before.username());
        }
        end(before, after, change.resetSecondFactor());
        trail.note("staff.change", target(after), described(before) + " > " + described(after)
                + (change.unlock() ? " unlocked" : "") + (change.resetSecondFactor() ? " second_factor_reset" : ""));
        return staff.find(staffId).orElseThrow().person();
    }

    /** A one-time link to set a new password, in place of older ones. @throws Problem {@code not_found}, {@code forbidden}, {@code state_conflict} */
    public Links.Link link(Caller maker, long staffId) {
        StaffMember person = staff.lock(staffId).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
        requireMay(maker, person.roles(), person.roles());
        if (!person.active()) {
            throw Problem.of(ProblemCode.STATE_CONFLICT);
        }
        trail.note("staff.link", target(person), "");
        return links.make(staffId);
    }

    public Optional<StaffMember> find(long staffId) {
        return staff.find(staffId).map(StaffSql.WithSecrets::person);
    }

    public List<StaffMember> findByNames(Collection<String> usernames) {
        return staff.findByNames(usernames);
    }

    /** By id, after {@code afterId}; a caller with stores sees those of her stores. */
    public List<StaffMember> list(Caller caller, long afterId, int limit) {
        return staff.listAfter(afterId, caller.storeIds(), limit);
    }

    /** What is wrong with an account of these. */
    public static List<FieldError> errors(String username, Set<Role> roles, Set<Long> storeIds) {
        if (!Links.USERNAME.matcher(username).matches()) {
            return List.of(Links.usernameError("username"));
        }
        if (roles.isEmpty() || !Role.agree(roles)) {
            return List.of(new FieldError("roles", "conflict", "总部角色与门店角色不能同有;系统、安全、审计职责一人只能有一项",
                    "Roles of head office and of stores do not go together; of system, security and audit one person has one at most"));
        }
        boolean ofStores = roles.stream().noneMatch(Role::isHeadOffice);
        if (ofStores == storeIds.isEmpty()) {
            return List.of(ofStores ? new FieldError("stores", "required", "门店角色须指明门店", "A role of a store needs a store")
                    : new FieldError("stores", "conflict", "总部角色不限门店", "A role of head office has no stores"));
        }
        return List.of();
    }

    /** Whether the maker may turn an account with the roles {@code before} (none: a new one) into one with {@code after}. */
    public boolean may(Caller maker, Set<Role> before, Set<Role> after) {
        if (maker.has(Scope.DUTIES_WRITE) || Stream.concat(before.stream(), after.stream()).allMatch(role -> role.duties().isEmpty())) {
            return maker.has(Scope.STAFF_WRITE);
        }
        return maker.has(Scope.STAFF_WRITE) && APPOINTED_FIRST.containsAll(before) && APPOINTED_FIRST.containsAll(after) && after.stream().noneMatch(staff::hasActive);
    }

    private static void requireGood(String username, Set<Role> roles, Set<Long> storeIds) {
        List<FieldError> errors = errors(username, roles, storeIds);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private void requireMay(Caller maker, Set<Role> before, Set<Role> after) {
        if (!may(maker, before, after)) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
    }

    private static void requireSecurity(Caller maker) {
        if (!maker.has(Scope.DUTIES_WRITE)) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
    }

    private void end(StaffMember before, StaffMember after, boolean always) {
        if (!after.active()) {
            linkRows.forget(after.staffId());
        }
        if (always || !after.active() || !before.roles().equals(after.roles()) || !before.storeIds().equals(after.storeIds())) {
            sessions.endAll(Session.Kind.STAFF, after.staffId());
        }
    }

    private static boolean isRunner(StaffMember person) {
        return person.active() && person.roles().contains(Role.ADMINISTRATOR);
    }

    private static String target(StaffMember person) {
        return "staff:" + person.staffId();
    }

    private static String described(StaffMember person) {
        return person.username() + " " + person.roles().stream().sorted().map(Role::code).toList() + " stores " + person.storeIds().stream().sorted().toList()
                + (person.active() ? "" : " disabled");
    }
}
