package io.huiji.server.listing;

import io.huiji.server.access.Caller;
import io.huiji.server.member.IdentityKind;
import io.huiji.server.member.MemberRecord;
import io.huiji.server.member.MemberRecords;
import io.huiji.server.store.Store;
import io.huiji.server.store.Stores;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose lists a caller may see, and how stores and members are called in them. */
@Component
public class Places {

    private final Stores stores;
    private final MemberRecords records;

    Places(Stores stores, MemberRecords records) {
        this.stores = stores;
        this.records = records;
    }

    /** Somebody in a list. {@code phone}: masked. */
    public record Somebody(long memberId, @Nullable String name, @Nullable String phone) {}

    /**
     * The stores to look at; empty: all.
     *
     * @throws io.huiji.server.platform.Problem {@code store_unknown}, {@code store_not_allowed}
     */
    public Set<Long> of(Caller caller, @Nullable String store) {
        if (store == null) {
            return caller.storeIds();
        }
        long storeId = stores.byCode(store).id();
        caller.requireStore(storeId);
        return Set.of(storeId);
    }

    public @Nullable Store store(@Nullable Long storeId) {
        return storeId == null || storeId == 0 ? null : stores.findById(storeId).orElse(null);
    }

    public @Nullable String code(@Nullable Long storeId) {
        Store store = store(storeId);
        return store == null ? null : store.code();
    }

    public @Nullable String name(@Nullable Long storeId) {
        Store store = store(storeId);
        return store == null ? null : store.name();
    }

    public Map<Long, Somebody> people(Stream<Long> memberIds) {
        return records.all(memberIds.collect(Collectors.toSet())).values().stream().map(Places::somebody).collect(Collectors.toMap(Somebody::memberId, Function.identity()));
    }

    private static Somebody somebody(MemberRecord record) {
        return new Somebody(record.id(), record.name(),
                record.identities().stream().filter(one -> one.kind() == IdentityKind.PHONE).map(MemberRecord.Identity::value).findFirst().orElse(null));
    }
}
