package io.huiji.server.member;

import io.huiji.server.member.model.MemberKeys;
import io.huiji.server.member.store.SecretSql;
import io.huiji.server.platform.DataDirectory;
import io.huiji.server.platform.InstallationSecret;
import io.huiji.server.platform.StartRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keys for the members' data: from the {@link InstallationSecret} until they are rotated for the first time, then from a secret of their own
 * ({@code HUIJI_MEMBER_SECRET_KEY}, or {@code <data>/secrets/member-data.key}). The one before, while a rotation is at work, comes from
 * {@code HUIJI_MEMBER_SECRET_KEY_PREVIOUS} or {@code member-data.key.previous}. The database remembers the id of the secret that seals: an instance that does not
 * know it would know no phone again, so it does not start.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MemberSettings.class, LoginSettings.class})
class MemberSecret {

    static final String FILE = "secrets/member-data.key";
    static final String PREVIOUS_FILE = FILE + ".previous";
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{" + MemberKeys.SECRET_DIGITS + "}");

    @Bean
    MemberKeys memberKeys(InstallationSecret installation, DataDirectory data, SecretSql secrets, @Value("${huiji.member-secret.key:}") String given,
            @Value("${huiji.member-secret.key-previous:}") String previous) {
        List<String> known = new ArrayList<>();
        if (installation.isOwn()) {
            data.read(FILE).ifPresent(known::add);
            data.read(PREVIOUS_FILE).ifPresent(known::add);
        } else {
            add(known, "HUIJI_MEMBER_SECRET_KEY", given);
            add(known, "HUIJI_MEMBER_SECRET_KEY_PREVIOUS", previous);
        }
        known.add(installation.hex());
        if (installation.isOwn()) {
            data.writePrivate("secrets/" + InstallationSecret.FILE + ".id", MemberKeys.keyId(installation.hex()));
        }
        SecretSql.Kept kept = secrets.keptOrBegin(MemberKeys.keyId(known.getFirst()));
        if (known.stream().map(MemberKeys::keyId).noneMatch(kept.keyId()::equals)) {
            throw new StartRefused("this database was written with the member secret " + kept.keyId() + ", but " + MemberKeys.keyId(known.getFirst())
                    + " was given: set HUIJI_SECRET_KEY to the content of the first instance's secrets/" + InstallationSecret.FILE
                    + ", or after a rotation HUIJI_MEMBER_SECRET_KEY to the secret that was rotated to");
        }
        return new MemberKeys(known.stream().distinct().toList(), kept.keyId(), kept.lookUps());
    }

    private static void add(List<String> known, String name, String secret) {
        if (!secret.isEmpty() && !HEX.matcher(secret).matches()) {
            throw new StartRefused(name + " must be " + MemberKeys.SECRET_DIGITS + " hex digits");
        }
        if (!secret.isEmpty()) {
            known.add(secret);
        }
    }
}
