package io.huiji.server.member;

import io.huiji.server.member.model.MemberKeys;
import io.huiji.server.member.store.SecretSql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which secret a transaction seals with. Whoever is about to seal holds the row of the secret for share until the commit, and a rotation changes that row: so it
 * waits for those who still seal with the old secret, and those who come later, in every instance, see the new one. Nothing is sealed with the old one behind its back.
 */
@Component
class SealingSecret {

    private final SecretSql secrets;
    private final MemberKeys keys;

    SealingSecret(SecretSql secrets, MemberKeys keys) {
        this.secrets = secrets;
        this.keys = keys;
    }

    /** @throws IllegalStateException a rotation seals with a secret that this instance was not given */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold() {
        String keyId = secrets.hold();
        if (!keyId.equals(keys.keyId())) {
            keys.writeWith(keyId);
        }
    }
}
