package io.huiji.server.member.web;

import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.member.SecretRotation;
import io.huiji.server.platform.Answers;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The secret that the members' data is sealed with. Never the secret itself. */
@RestController
@RequestMapping("/api/v1/secret")
class SecretController {

    private final SecretRotation rotation;
    private final Once once;

    SecretController(SecretRotation rotation, Once once) {
        this.rotation = rotation;
        this.once = once;
    }

    @GetMapping
    @Needs(Scope.OPERATE)
    SecretRotation.SecretState state() {
        return rotation.state();
    }

    /** In the background; watch it with GET. */
    @PostMapping("/rotate")
    @Needs(Scope.OPERATE)
    @Answers(SecretRotation.SecretState.class)
    ResponseEntity<Object> rotate(WriteKey key) {
        return Replies.of(once.run(key, () -> Once.Reply.ok(rotation.rotate())));
    }
}
