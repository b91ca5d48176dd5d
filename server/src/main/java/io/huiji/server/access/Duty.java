package io.huiji.server.access;

import static io.huiji.server.access.Scope.ACCESS_WRITE;
import static io.huiji.server.access.Scope.DUTIES_WRITE;
import static io.huiji.server.access.Scope.OPERATE;
import static io.huiji.server.access.Scope.TRAIL_READ;

import java.util.Set;

/** The three duties that never meet in one role or on one account: who runs the system, who says what people may do, and who looks at what was done. */
public enum Duty {
    SYSTEM(ACCESS_WRITE, OPERATE),
    SECURITY(DUTIES_WRITE),
    AUDIT(TRAIL_READ);

    private final Set<Scope> marks;

    Duty(Scope... marks) {
        this.marks = Set.of(marks);
    }

    /** The permissions that make a role one of this duty. */
    public Set<Scope> marks() {
        return marks;
    }
}
