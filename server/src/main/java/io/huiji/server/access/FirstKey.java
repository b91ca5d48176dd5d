package io.huiji.server.access;

import io.huiji.server.access.model.ApiKey;
import io.huiji.server.access.model.KeyText;
import io.huiji.server.access.model.Partner;
import io.huiji.server.access.store.KeySql;
import io.huiji.server.access.store.PartnerSql;
import io.huiji.server.platform.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** An installation without any key makes one for its administrator and prints it, this once; only its hash is kept. */
@Component
public class FirstKey {

    private static final String RULE = "=".repeat(78);

    private final PartnerSql partners;
    private final KeySql keys;
    private final Ids ids;
    private final InstantSource clock;
    private final TransactionTemplate transaction;
    private final AccessSettings settings;

    FirstKey(PartnerSql partners, KeySql keys, Ids ids, InstantSource clock, TransactionTemplate transaction, AccessSettings settings) {
        this.partners = partners;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void printOnce() {
        if (settings.printFirstKey()) {
            makeOnce().ifPresent(FirstKey::print);
        }
    }

    /** The text of a key that is made now; empty: there is one already. */
    public Optional<String> makeOnce() {
        return keys.isEmpty() ? Optional.ofNullable(transaction.execute(status -> make())).map(KeyText::text) : Optional.empty();
    }

    /** Of instances that start together the one whose partner row goes in makes the key. */
    private @Nullable KeyText make() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!partners.insertIfNew(new Partner(Partner.FIRST_ID, "administrator", Caller.NumberSpace.STORE, now))) {
            return null;
        }
        ApiKey key = new ApiKey(ids.next(), Partner.FIRST_ID, "first key", Scope.OF_KEYS, Set.of(), now, null, null, null);
        KeyText text = KeyText.fresh(key.keyId());
        keys.insert(key, text.hash(), 0);
        return text;
    }

    /** To the console and not to the log, which may be kept and shipped. */
    @SuppressWarnings("SystemOut")
    private static void print(String key) {
        System.out.println("\n" + RULE
                + "\n  管理员 API 密钥(只显示这一次,请妥善保存;系统只存其哈希)"
                + "\n  The administrator's API key (shown this once; keep it; only its hash is stored)\n"
                + "\n      " + key + "\n"
                + "\n  Authorization: Bearer <key>\n" + RULE + "\n");
    }
}
