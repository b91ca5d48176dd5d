package io.huiji.server.member;

import io.huiji.server.access.Caller;
import io.huiji.server.member.store.RecordSql;
import io.huiji.server.platform.Problem;
import org.springframework.stereotype.Component;

/**
 * Any store serves any member: looks her up, sells, takes her code, adds a card or a tag. What takes an account over or shuts it is for the store where she
 * enrolled: freezing and closing, taking off what she is known by, a phone in place of another, her whole number, a code that spends. Head office may it all.
 */
@Component
public class HomeStores {

    private final RecordSql records;

    HomeStores(RecordSql records) {
        this.records = records;
    }

    /** Whoever enrolled nowhere in particular belongs to all stores. @throws Problem {@code store_not_allowed} */
    public void require(long memberId, Caller caller) {
        if (!caller.storeIds().isEmpty()) {
            records.storeOf(memberId).ifPresent(caller::requireStore);
        }
    }
}
