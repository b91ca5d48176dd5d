package io.huiji.server.member;

import io.huiji.server.member.model.MemberKeys;
import io.huiji.server.platform.DataDirectory;
import io.huiji.server.platform.InstallationSecret;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keys for the members' data, from the {@link InstallationSecret}. The database remembers the secret's id: with another secret it would know no phone
 * again, so we do not start.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MemberSettings.class)
class MemberSecret {

    @Bean
    MemberKeys memberKeys(InstallationSecret secret, DataDirectory data, JdbcClient database) {
        MemberKeys keys = new MemberKeys(secret.hex());
        if (secret.isOwn()) {
            data.writePrivate("secrets/" + InstallationSecret.FILE + ".id", keys.keyId());
        }
        requireSameAsDatabase(keys.keyId(), database);
        return keys;
    }

    private static void requireSameAsDatabase(String keyId, JdbcClient database) {
        database.sql("insert into member.secret (id, key_id) values (1, ?) on conflict do nothing").param(keyId).update();
        String kept = database.sql("select key_id from member.secret where id = 1").query(String.class).single();
        if (!kept.equals(keyId)) {
            throw new IllegalStateException("this database was written with the member secret " + kept + ", but " + keyId
                    + " was given: set HUIJI_SECRET_KEY to the content of the first instance's secrets/" + InstallationSecret.FILE);
        }
    }
}
