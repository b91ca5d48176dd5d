package io.huiji.server.store;

import io.huiji.server.access.StoreCodes;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells {@code access} what people call the stores that an account acts for. */
@Component
class CodesOfStores implements StoreCodes {

    private final Stores stores;

    CodesOfStores(Stores stores) {
        this.stores = stores;
    }

    @Override
    public Map<String, Long> ids(Collection<String> codes) {
        Map<String, Long> ids = new HashMap<>();
        stores.byCodes(codes).forEach((code, store) -> ids.put(code, store.id()));
        return ids;
    }

    @Override
    public Map<Long, String> codes(Collection<Long> ids) {
        Map<Long, String> codes = new HashMap<>();
        ids.forEach(id -> stores.findById(id).ifPresent(store -> codes.put(id, store.code())));
        return codes;
    }
}
