package io.huiji.server.testing;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Partners;
import io.huiji.server.access.Scope;
import java.util.Set;

/** Keys of partners made for a test: {@code api.as(PartnerKeys.of(SERVER, Scope.MEMBERS_READ))}. */
public final class PartnerKeys {

    private PartnerKeys() {}

    /** The key of a new partner, with these scopes and all stores. */
    public static String of(TestServer server, Scope... scopes) {
        return of(server, Set.of(scopes), Set.of());
    }

    /** The key of a new partner, for these stores; none: all. */
    public static String of(TestServer server, Set<Scope> scopes, Set<Long> storeIds) {
        Partners partners = server.bean(Partners.class);
        Caller maker = new Caller(Caller.Kind.PARTNER, 1, 1, "test", Scope.OF_KEYS, Set.of(), Caller.NumberSpace.STORE);
        long partnerId = partners.add(maker, "another", Caller.NumberSpace.STORE).partnerId();
        return partners.addKey(maker, partnerId, "till", scopes, storeIds, null).text().text();
    }
}
