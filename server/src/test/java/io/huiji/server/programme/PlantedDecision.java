package io.huiji.server.programme;

import io.huiji.server.testing.TestServer;

/** Books that are not empty. */
final class PlantedDecision {

    private PlantedDecision() {}

    static void in(TestServer server) {
        server.jdbc().sql("""
                insert into desk.decision (member_id, id, booked_at, kind, caller_id, plan_version, points, command, facts)
                values (1, 1, '2026-01-01Z', 'purchase', 1, 1, 0, '{}', '{}') on conflict do nothing""").update();
    }
}
