package io.huiji.server.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A write that takes no {@code Idempotency-Key}; the value says why. A login is one: nothing of a password, not even a hash of the request, may be kept. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Unkeyed {
    String value();
}
