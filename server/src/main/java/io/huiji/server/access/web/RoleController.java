package io.huiji.server.access.web;

import io.huiji.server.access.Needs;
import io.huiji.server.access.Role;
import io.huiji.server.access.Scope;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The table of {@link Role}, as the console shows it. */
@RestController
@RequestMapping("/api/v1/roles")
class RoleController {

    /** {@code headOffice}: for all stores, and with a second factor. */
    record RoleView(Role role, String zh, String en, boolean headOffice, List<Scope> permissions) {}

    record RoleViews(List<RoleView> roles) {}

    @GetMapping
    @Needs(Scope.STAFF_READ)
    RoleViews roles() {
        return new RoleViews(Arrays.stream(Role.values())
                .map(role -> new RoleView(role, role.zh(), role.en(), role.isHeadOffice(), role.permissions().stream().sorted().toList())).toList());
    }
}
