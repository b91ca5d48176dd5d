package io.huiji.server.member;

import io.huiji.server.member.model.MemberKeys;
import io.huiji.server.member.store.SecretSql;
import io.huiji.server.platform.DataDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where the secret of the members' data comes from: {@code HUIJI_SECRET_KEY} (64 hex digits, for several instances on one database), or else
 * {@code <data>/secrets/member.key}, made once; the one before, while a rotation is at work, from {@code HUIJI_SECRET_KEY_PREVIOUS} or
 * {@code member.key.previous}. The database remembers the id of the secret that seals: an instance that does not know it would know no phone again, so it does
 * not start.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MemberSettings.class)
class MemberSecret {

    static final String FILE = "member.key";
    static final String PREVIOUS_FILE = "secrets/" + FILE + ".previous";
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{" + MemberKeys.SECRET_DIGITS + "}");

    /** @param fromFile the secret is kept in the data directory, so we may make the next one ourselves */
    record Given(boolean fromFile) {}

    @Bean
    Given memberSecretGiven(@Value("${huiji.secret.key:}") String given) {
        return new Given(given.isEmpty());
    }

    @Bean
    MemberKeys memberKeys(DataDirectory data, SecretSql secrets, @Value("${huiji.secret.key:}") String given, @Value("${huiji.secret.key-previous:}") String previous) {
        List<String> known = new ArrayList<>();
        if (given.isEmpty()) {
            known.add(data.secret(FILE));
            data.read(PREVIOUS_FILE).ifPresent(known::add);
            data.writePrivate("secrets/" + FILE + ".id", MemberKeys.keyId(known.getFirst()));
        } else {
            known.add(checked("HUIJI_SECRET_KEY", given));
            if (!previous.isEmpty()) {
                known.add(checked("HUIJI_SECRET_KEY_PREVIOUS", previous));
            }
        }
        SecretSql.Kept kept = secrets.keptOrBegin(MemberKeys.keyId(known.getFirst()));
        if (known.stream().map(MemberKeys::keyId).noneMatch(kept.keyId()::equals)) {
            throw new IllegalStateException("this database was written with the member secret " + kept.keyId() + ", but " + MemberKeys.keyId(known.getFirst())
                    + " was given: set HUIJI_SECRET_KEY to the content of the first instance's secrets/" + FILE);
        }
        return new MemberKeys(known, kept.keyId(), kept.lookUps());
    }

    private static String checked(String name, String secret) {
        if (!HEX.matcher(secret).matches()) {
            throw new IllegalStateException(name + " must be " + MemberKeys.SECRET_DIGITS + " hex digits");
        }
        return secret;
    }
}
