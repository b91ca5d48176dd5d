package io.huiji.server.access;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people stay signed in.
 *
 * @param staffIdle without a request; left out: by the password profile
 * @param staffAbsolute after the login; left out: by the password profile
 * @param memory how long a checked session is remembered; one that ends through another instance lives that much longer here
 * @param linkLife of a one-time link
 */
@ConfigurationProperties("huiji.access.sessions")
public record SessionSettings(
        @Nullable Duration staffIdle, @Nullable Duration staffAbsolute,
        @DefaultValue("30d") Duration memberIdle, @DefaultValue("90d") Duration memberAbsolute,
        @DefaultValue("2s") Duration memory, @DefaultValue("72h") Duration linkLife) {

    Duration idle(Session.Kind kind, PasswordSettings passwords) {
        return kind == Session.Kind.MEMBER ? memberIdle : staffIdle == null ? passwords.profile().idle : staffIdle;
    }

    Duration absolute(Session.Kind kind, PasswordSettings passwords) {
        return kind == Session.Kind.MEMBER ? memberAbsolute : staffAbsolute == null ? passwords.profile().absolute : staffAbsolute;
    }
}
