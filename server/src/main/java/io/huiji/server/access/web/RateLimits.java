package io.huiji.server.access.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.huiji.server.access.AccessSettings;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** A token bucket per key and per person, and two per address: for attempts that were no key, and for what is open to strangers. */
@Component
class RateLimits {

    private static final int REMEMBERED_MAX = 100_000;
    private static final int PERSON_BURST_SECONDS = 5;
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Cache<Long, Bucket> keys = Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).expireAfterAccess(IDLE).build();
    private final Cache<String, Bucket> addresses = Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).expireAfterAccess(IDLE).build();
    private final Cache<Long, Bucket> people = Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).expireAfterAccess(IDLE).build();
    private final Cache<String, Bucket> strangers = Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).expireAfterAccess(IDLE).build();
    private final AccessSettings settings;

    RateLimits(AccessSettings settings) {
        this.settings = settings;
    }

    Bucket ofKey(long keyId) {
        return keys.get(keyId, any -> bucket(settings.requestsBurst(), settings.requestsPerSecond()));
    }

    Bucket ofAddress(String address) {
        return addresses.get(address, any -> bucket(settings.failuresPerSecond(), settings.failuresPerSecond()));
    }

    Bucket ofPerson(long personId) {
        return people.get(personId, any -> bucket(PERSON_BURST_SECONDS * settings.personRequestsPerSecond(), settings.personRequestsPerSecond()));
    }

    Bucket ofStranger(String address) {
        return strangers.get(address, any -> bucket(settings.strangerRequestsPerSecond(), settings.strangerRequestsPerSecond()));
    }

    private static Bucket bucket(int burst, int perSecond) {
        return Bucket.builder().addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, SECOND)).build();
    }
}
