package io.huiji.server.member;

import io.huiji.server.member.model.MemberKeys;
import io.huiji.server.member.store.SecretSql;
import io.huiji.server.member.store.SecretSql.Column;
import io.huiji.server.member.store.SecretSql.Sealed;
import io.huiji.server.platform.DataDirectory;
import io.huiji.server.platform.InstallationSecret;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Seals everything with another secret, while tills go on. From the turn of the row {@code member.secret} on every instance seals with the new secret (see
 * {@link SealingSecret}) and opens with both; the rows are sealed anew a slice at a time, each only if it is still as it was read, until a pass finds nothing
 * left. Cut short, it is begun again and goes on.
 */
@Component
public class SecretRotation {

    private static final int SLICE = 1_000;
    private static final int TRIES_MAX = 5;
    private static final Logger LOG = LoggerFactory.getLogger(SecretRotation.class);

    private final MemberKeys keys;
    private final SecretSql secrets;
    private final DataDirectory data;
    private final InstallationSecret installation;
    private final AtomicLong resealed = new AtomicLong();
    private volatile Status status = Status.IDLE;
    private volatile boolean stopped;

    SecretRotation(MemberKeys keys, SecretSql secrets, DataDirectory data, InstallationSecret installation) {
        this.keys = keys;
        this.secrets = secrets;
        this.data = data;
        this.installation = installation;
    }

    /** IDLE: none was begun by this process. */
    public enum Status { IDLE, RUNNING, DONE, INTERRUPTED }

    /**
     * How far it is.
     *
     * @param keyId of the secret that seals
     * @param previousKnown whether the secret before is still known here
     * @param resealed values sealed anew so far
     */
    public record SecretState(String keyId, boolean previousKnown, Status status, long resealed) {}

    public SecretState state() {
        return new SecretState(keys.keyId(), keys.knownKeyIds().size() > 1, status, resealed.get());
    }

    /**
     * Begins, or goes on with one that was cut short, in the background.
     *
     * @throws Problem {@code state_conflict}: the secret is given by the environment, and no other one with it
     */
    public synchronized SecretState rotate() {
        if (status != Status.RUNNING) {
            String target = target();
            status = Status.RUNNING;
            resealed.set(0);
            Thread.ofVirtual().name("secret-rotation").start(() -> run(target));
        }
        return state();
    }

    /** The secret to seal with. In the data directory the old one is put aside before the new one takes its place, so none is ever lost. */
    private String target() {
        if (!installation.isOwn()) {
            List<String> known = keys.knownKeyIds();
            if (known.size() == 1) {
                throw Problem.of(ProblemCode.STATE_CONFLICT, Map.of("set", "HUIJI_MEMBER_SECRET_KEY (new), HUIJI_MEMBER_SECRET_KEY_PREVIOUS (old)"));
            }
            return known.getFirst();
        }
        String current = data.read(MemberSecret.FILE).orElse(installation.hex());
        boolean begun = data.read(MemberSecret.PREVIOUS_FILE).filter(previous -> !previous.equals(current)).isPresent();
        return begun ? MemberKeys.keyId(current) : made(current);
    }

    private String made(String old) {
        String fresh = DataDirectory.randomHex();
        data.writePrivate(MemberSecret.PREVIOUS_FILE, old);
        data.writePrivate(MemberSecret.FILE, fresh);
        keys.learn(fresh);
        return MemberKeys.keyId(fresh);
    }

    private void run(String target) {
        try {
            String from = secrets.keyId();
            if (!from.equals(target) && !secrets.turn(from, target, keys.sealedLookUps(target))) {
                throw new IllegalStateException("another instance began a rotation to another secret");
            }
            keys.writeWith(target);
            while (pass() > 0 && !stopped) {
                LOG.info("{} values are sealed with the new secret; looking once more", resealed.get());
            }
            if (installation.isOwn() && !stopped) {
                Files.deleteIfExists(data.file(MemberSecret.PREVIOUS_FILE));
            }
            status = stopped ? Status.INTERRUPTED : Status.DONE;
        } catch (IOException | RuntimeException broken) {
            LOG.warn("The rotation of the members' secret was cut short; begin it again to go on", broken);
            status = Status.INTERRUPTED;
        }
    }

    /** @return how many were still sealed with another secret */
    private long pass() {
        long found = 0;
        Sealed last = new Sealed(Long.MIN_VALUE, Long.MIN_VALUE, "", new byte[0]);
        for (List<Sealed> slice = secrets.identities(last.memberId(), last.id(), SLICE); !slice.isEmpty() && !stopped;
                slice = secrets.identities(last.memberId(), last.id(), SLICE)) {
            List<Sealed> old = slice.stream().filter(one -> !keys.isCurrent(one.sealed())).toList();
            found += old.size();
            resealed.addAndGet(old.isEmpty() ? 0 : patiently(() -> secrets.resealIdentities(old, anew(old))));
            last = slice.getLast();
        }
        for (Column column : Column.values()) {
            long after = Long.MIN_VALUE;
            for (List<Sealed> slice = secrets.profiles(column, after, SLICE); !slice.isEmpty() && !stopped; slice = secrets.profiles(column, after, SLICE)) {
                List<Sealed> old = slice.stream().filter(one -> !keys.isCurrent(one.sealed())).toList();
                found += old.size();
                resealed.addAndGet(old.isEmpty() ? 0 : patiently(() -> secrets.resealProfiles(column, old, anew(old))));
                after = slice.getLast().memberId();
            }
        }
        return found;
    }

    /** A slice may meet enrolments that lock the same rows in another order. */
    private static int patiently(IntSupplier slice) {
        for (int attempt = 1; ; attempt++) {
            try {
                return slice.getAsInt();
            } catch (PessimisticLockingFailureException raced) {
                if (attempt == TRIES_MAX) {
                    throw raced;
                }
            }
        }
    }

    private List<byte[]> anew(List<Sealed> old) {
        MemberKeys.Opener opener = keys.opener();
        List<byte[]> anew = new ArrayList<>(old.size());
        old.forEach(one -> anew.add(keys.seal(one.memberId(), one.purpose(), opener.open(one.memberId(), one.purpose(), one.sealed()))));
        return anew;
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }
}
