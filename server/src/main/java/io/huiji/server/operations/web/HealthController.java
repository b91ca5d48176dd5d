package io.huiji.server.operations.web;

import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.operations.Wellbeing;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The books' health at one look. */
@RestController
class HealthController {

    private final Wellbeing wellbeing;

    HealthController(Wellbeing wellbeing) {
        this.wellbeing = wellbeing;
    }

    @GetMapping("/api/v1/health")
    @Needs(Scope.AUDITS_READ)
    HealthView health() {
        return HealthView.of(wellbeing.look());
    }
}
