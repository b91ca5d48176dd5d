package io.huiji.server.access.web;

import io.huiji.server.access.StaffMember;
import io.huiji.server.access.StoreCodes;
import io.huiji.server.platform.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Between codes, as people say them, and ids, as accounts keep them. */
@Component
class StoresOfStaff {

    private final StoreCodes stores;

    StoresOfStaff(StoreCodes stores) {
        this.stores = stores;
    }

    /** @throws Problem {@code invalid_field}: there is no such store */
    Set<Long> ids(Collection<String> codes) {
        Map<String, Long> found = codes.isEmpty() ? Map.of() : stores.ids(codes);
        if (!found.keySet().containsAll(codes)) {
            throw Problem.invalid("stores", "unknown_value", "没有这家门店", "There is no such store");
        }
        return Set.copyOf(found.values());
    }

    Map<String, Long> known(Collection<String> codes) {
        return codes.isEmpty() ? Map.of() : stores.ids(codes);
    }

    StaffView view(StaffMember person) {
        List<String> codes = person.storeIds().isEmpty() ? List.of() : stores.codes(person.storeIds()).values().stream().sorted().toList();
        return StaffView.of(person, codes);
    }
}
