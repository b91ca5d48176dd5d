package io.huiji.server.access;

import io.huiji.server.access.store.CallerNameSql;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What people call whoever acted, where a record kept the id alone. */
@Component
public class CallerNames {

    private final CallerNameSql rows;

    CallerNames(CallerNameSql rows) {
        this.rows = rows;
    }

    /** Names of staff and partners by id; whoever is neither is absent. */
    public Map<Long, String> of(Collection<Long> callerIds) {
        return rows.of(callerIds);
    }
}
