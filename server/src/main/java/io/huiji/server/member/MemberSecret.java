package io.huiji.server.member;

import io.huiji.server.member.model.MemberKeys;
import io.huiji.server.platform.DataDirectory;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the secret of the members' data comes from: {@code HUIJI_SECRET_KEY} (64 hex digits, for several instances on one database), or else
 * {@code <data>/secrets/member.key}, made once. The database remembers the secret's id: with another secret it would know no phone again, so we do not start.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MemberSettings.class, LoginSettings.class})
class MemberSecret {

    private static final String FILE = "member.key";
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{" + MemberKeys.SECRET_DIGITS + "}");

    @Bean
    MemberKeys memberKeys(DataDirectory data, JdbcClient database, @Value("${huiji.secret.key:}") String given) {
        if (!given.isEmpty() && !HEX.matcher(given).matches()) {
            throw new IllegalStateException("HUIJI_SECRET_KEY must be " + MemberKeys.SECRET_DIGITS + " hex digits");
        }
        MemberKeys keys = new MemberKeys(given.isEmpty() ? data.secret(FILE) : given);
        if (given.isEmpty()) {
            data.writePrivate("secrets/" + FILE + ".id", keys.keyId());
        }
        requireSameAsDatabase(keys.keyId(), database);
        return keys;
    }

    private static void requireSameAsDatabase(String keyId, JdbcClient database) {
        database.sql("insert into member.secret (id, key_id) values (1, ?) on conflict do nothing").param(keyId).update();
        String kept = database.sql("select key_id from member.secret where id = 1").query(String.class).single();
        if (!kept.equals(keyId)) {
            throw new IllegalStateException("this database was written with the member secret " + kept + ", but " + keyId
                    + " was given: set HUIJI_SECRET_KEY to the content of the first instance's secrets/" + FILE);
        }
    }
}
