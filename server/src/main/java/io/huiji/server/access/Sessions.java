package io.huiji.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.huiji.server.access.Caller.NumberSpace;
import io.huiji.server.access.model.Token;
import io.huiji.server.access.store.SessionSql;
import io.huiji.server.access.store.StaffSql;
import io.huiji.server.platform.AfterCommit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * People who are signed in. A checked session is remembered for {@link SessionSettings#memory()}; its ages are looked at each time. When an account
 * changes here, all that is remembered is forgotten before the change is answered: the generation moves on, so that a look-up that began before cannot
 * bring an older state back. Another instance notices when its memory runs out.
 */
@Component
public class Sessions {

    private static final int REMEMBERED_MAX = 100_000;
    private static final Duration WRITTEN_EVERY = Duration.ofMinutes(1);
    private static final byte[] NONE = {};

    private final SessionSql rows;
    private final StaffSql staff;
    private final InstantSource clock;
    private final SessionSettings settings;
    private final PasswordSettings passwords;
    private final Cache<String, Remembered> remembered;
    private final AtomicLong generation = new AtomicLong();

    Sessions(SessionSql rows, StaffSql staff, InstantSource clock, SessionSettings settings, PasswordSettings passwords) {
        this.rows = rows;
        this.staff = staff;
        this.clock = clock;
        this.settings = settings;
        this.passwords = passwords;
        this.remembered = Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).expireAfterWrite(settings.memory()).build();
    }

    /** A session that is good at this moment. {@code person}: {@code null} for a member. */
    public record Found(Session session, Caller caller, @Nullable StaffMember person) {}

    /** A session that was just opened; {@code token} is for the cookie and for nothing else. */
    public record Opened(Token token, Session session) {}

    private record Remembered(Found found, Instant seenAt, long generation) {}

    /** Inside the caller's transaction, which also decided that she may. Sessions of hers that are over are cleared away. */
    public Opened open(Session.Kind kind, long personId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Session session = new Session(kind, personId, now, now.plus(settings.absolute(kind, passwords)));
        Token token = Token.fresh();
        rows.sweep(kind, personId, now, now.minus(settings.idle(kind, passwords)));
        rows.insert(token.hash(), session);
        return new Opened(token, session);
    }

    /** Whether telling who that is asks the database. What is not spelt like a token never does. */
    public boolean needsDatabase(String token) {
        return Token.isSpelt(token) && fresh(token) == null;
    }

    /** Empty when it is unknown, over, or its person's account is not active: a caller is not told which. */
    public Optional<Found> find(String token) {
        if (!Token.isSpelt(token)) {
            return Optional.empty();
        }
        Remembered known = fresh(token);
        if (known != null) {
            return Optional.of(known.found());
        }
        Optional<Remembered> read = read(token);
        read.ifPresentOrElse(one -> remembered.put(token, one), () -> remembered.invalidate(token));
        return read.map(Remembered::found);
    }

    public void end(String token) {
        if (Token.isSpelt(token)) {
            rows.end(new Token(token).hash());
            forget();
        }
    }

    /** Inside the transaction that changes the person. @return how many there were */
    public int endAll(Session.Kind kind, long personId) {
        return endOthers(kind, personId, NONE);
    }

    int endOthers(Session.Kind kind, long personId, byte[] except) {
        forget();
        return rows.endAll(kind, personId, except);
    }

    /** Everybody is looked up again, once the thread's transaction has committed. */
    void forget() {
        AfterCommit.run(generation::incrementAndGet);
    }

    private @Nullable Remembered fresh(String token) {
        Remembered known = remembered.getIfPresent(token);
        Instant now = clock.instant();
        if (known == null || known.generation() != generation.get()) {
            return null;
        }
        Session session = known.found().session();
        boolean toBeWritten = known.seenAt().plus(writtenEvery(session.kind())).isBefore(now);
        return isGood(session, known.seenAt(), now) && !toBeWritten ? known : null;
    }

    private boolean isGood(Session session, Instant seenAt, Instant now) {
        return now.isBefore(session.expiresAt()) && now.isBefore(seenAt.plus(settings.idle(session.kind(), passwords)));
    }

    private Optional<Remembered> read(String text) {
        long before = generation.get();
        byte[] hash = new Token(text).hash();
        Instant now = clock.instant();
        SessionSql.Seen seen = rows.find(hash).orElse(null);
        if (seen == null || !isGood(seen.session(), seen.seenAt(), now)) {
            return Optional.empty();
        }
        Optional<Found> found = found(seen.session(), now);
        if (found.isPresent() && seen.seenAt().plus(writtenEvery(seen.session().kind())).isBefore(now)) {
            rows.seen(hash, now);
        }
        return found.map(one -> new Remembered(one, now, before));
    }

    private Duration writtenEvery(Session.Kind kind) {
        Duration part = settings.idle(kind, passwords).dividedBy(4);
        return part.compareTo(WRITTEN_EVERY) < 0 ? part : WRITTEN_EVERY;
    }

    private Optional<Found> found(Session session, Instant now) {
        if (session.kind() == Session.Kind.MEMBER) {
            Caller caller = new Caller(Caller.Kind.MEMBER, session.personId(), 0, "member", Set.of(Scope.SESSION, Scope.ME), Set.of(), NumberSpace.STORE);
            return Optional.of(new Found(session, caller, null));
        }
        return staff.find(session.personId()).map(StaffSql.WithSecrets::person).filter(StaffMember::active)
                .map(person -> new Found(session, caller(person, now), person));
    }

    /** Until her second factor is set up and her password is young enough, she may see to that and to nothing else. */
    private Caller caller(StaffMember person, Instant now) {
        boolean ready = (person.secondFactor() || !person.needsSecondFactor()) && !passwords.rules().isTooOld(person.passwordSetAt(), now);
        return new Caller(Caller.Kind.STAFF, person.staffId(), 0, person.username(), ready ? person.permissions() : Set.of(Scope.SESSION),
                person.storeIds(), NumberSpace.STORE);
    }
}
