package io.huiji.server.demo;

import java.util.Locale;
import org.springframework.core.env.Environment;

/**
 * Which chain {@code huiji.demo=true} loads: {@code huiji.demo.seed}, {@code huiji.demo.size}. Read one by one, since {@code huiji.demo} has a value of its own.
 *
 * @param seed the same seed gives on the same day the same chain
 */
record DemoSettings(long seed, DemoSize size) {

    private static final String SEED = "20261123";
    private static final String SIZE = "chain";

    static DemoSettings of(Environment environment) {
        return new DemoSettings(Long.parseLong(environment.getProperty("huiji.demo.seed", SEED)),
                DemoSize.valueOf(environment.getProperty("huiji.demo.size", SIZE).toUpperCase(Locale.ROOT)));
    }
}
