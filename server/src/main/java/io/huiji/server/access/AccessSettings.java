package io.huiji.server.access;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of callers.
 *
 * @param requestsPerSecond of one key, in the long run
 * @param requestsBurst of one key, at once after a pause
 * @param failuresPerSecond attempts without a valid key, of one address
 * @param personRequestsPerSecond of somebody who is signed in; five seconds' worth at once
 * @param strangerRequestsPerSecond for what is open to strangers (logins), of one address
 * @param trustedProxies addresses whose {@code X-Forwarded-For} is believed; none by default
 * @param keyMemory how long a checked key is remembered; a key revoked through another instance lives that much longer here
 * @param rotationOverlap how long a rotated key still works
 * @param printFirstKey whether a start without any key makes one and prints it, and a link for the first administrator where nobody can sign in
 * @param shift how far back a cashier may refund, beside today: a shift may pass midnight
 * @param publicUrl where people reach the server, for printed links; left out: the loopback address
 */
@ConfigurationProperties("huiji.access")
public record AccessSettings(
        @DefaultValue("2000") int requestsPerSecond,
        @DefaultValue("4000") int requestsBurst,
        @DefaultValue("20") int failuresPerSecond,
        @DefaultValue("100") int personRequestsPerSecond,
        @DefaultValue("20") int strangerRequestsPerSecond,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("30s") Duration keyMemory,
        @DefaultValue("24h") Duration rotationOverlap,
        @DefaultValue("true") boolean printFirstKey,
        @DefaultValue("12h") Duration shift,
        @DefaultValue("") String publicUrl) {}
