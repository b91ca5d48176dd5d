package io.huiji.server.demo;

import io.huiji.server.platform.DataDirectory;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What is known about the chain in the data directory, so that a load that was cut short goes on with the same one.
 *
 * @param reached until when everything has happened; {@link DemoPlan#endsAt}: it is all there
 * @param phones of members worth a look
 */
record DemoMark(DemoPlan plan, Instant reached, List<String> phones) {

    static final String FILE = "demo-chain";

    boolean isComplete() {
        return !reached.isBefore(plan.endsAt());
    }

    void write(DataDirectory data) {
        data.writePrivate(FILE, "seed=" + plan.seed() + "\nsize=" + plan.size() + "\nendsAt=" + plan.endsAt() + "\nreached=" + reached + "\nphones=" + String.join(",", phones)
                + "\ncomplete=" + isComplete());
    }

    static Optional<DemoMark> read(DataDirectory data) {
        return data.read(FILE).map(DemoMark::parse);
    }

    private static DemoMark parse(String text) {
        Properties kept = new Properties();
        try {
            kept.load(new StringReader(text));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String phones = kept.getProperty("phones", "");
        return new DemoMark(new DemoPlan(Long.parseLong(kept.getProperty("seed")), DemoSize.valueOf(kept.getProperty("size")), Instant.parse(kept.getProperty("endsAt"))),
                Instant.parse(kept.getProperty("reached")), phones.isEmpty() ? List.of() : Arrays.asList(phones.split(",", -1)));
    }
}
