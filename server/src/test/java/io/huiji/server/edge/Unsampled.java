package io.huiji.server.edge;

import java.util.Map;

/** Writes that cannot be repeated by a sample, each with the reason and where it is tested. */
final class Unsampled {

    static final Map<String, String> REASONS = Map.of(
            "POST /api/v1/complaints/{complaintId}/answers", "needs what a member wrote; OwnEndpointIT holds it to the same rules",
            "POST /api/v1/imports/{id}/undo", "needs a finished import; ImportIT undoes one twice",
            "POST /api/v1/secret/rotate", "needs a second secret; SecretRotationIT begins it twice");

    private Unsampled() {}
}
