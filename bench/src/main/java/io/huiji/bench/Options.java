package io.huiji.bench;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to measure and how long.
 *
 * @param seconds of each run; the stated figures need at least 20
 * @param warmupSeconds of load before the first run of each server
 * @param entries in the books for {@code full}
 * @param members prepared
 * @param out file for the summary; {@code null}: none
 * @param checkout root of the checkout, where {@code huiji} lies
 * @param scratch where the scratch folder is made
 * @param data the receipts that the import is measured with
 * @param serverCommand the whole command that starts the server, as production does
 */
record Options(
        Set<Part> only, double seconds, int pairs, double warmupSeconds, long entries, int members, int clientThreads, @Nullable Path out, Path checkout,
        Path scratch, Path data, List<String> serverCommand) {

    enum Part { ENGINE, EARN, BULK, HOT, FULL, IMPORT, START }

    static final String USAGE = """
            usage: huiji bench [options] [-- command that starts the server, by default huiji start]
              --only=earn,bulk      engine earn bulk hot full import start; all by default
              --seconds=20          of each run
              --pairs=3             of runs, interleaved; the figure is the median
              --warmup=60           seconds of load before the first run of each server
              --members=200000      prepared
              --entries=10000000    in the books for "full"
              --client-threads=1    of the load client
              --data=FILE           receipts for the import (../shared/data/online_retail.csv.gz)
              --out[=FILE]          write the summary, by default to bench/results/<date>.txt
              --scratch=DIR         where the scratch folder is made (bench/target)
            """;

    /** @throws IllegalArgumentException with one line that says what is wrong */
    static Options parse(List<String> arguments, Path checkout, String today) {
        int end = arguments.indexOf("--");
        List<String> command = end < 0 ? List.of() : arguments.subList(end + 1, arguments.size());
        Draft draft = new Draft(checkout, today);
        for (String argument : end < 0 ? arguments : arguments.subList(0, end)) {
            int equals = argument.indexOf('=');
            draft.set(equals < 0 ? argument : argument.substring(0, equals), equals < 0 ? "" : argument.substring(equals + 1));
        }
        return draft.options(command);
    }

    /** The script at the front door. */
    String huiji() {
        return checkout.resolve("huiji").toString();
    }

    boolean wants(Part part) {
        return only.contains(part);
    }

    private static final class Draft {

        private final Path checkout;
        private final String today;
        private Set<Part> only = EnumSet.allOf(Part.class);
        private double seconds = 20;
        private int pairs = 3;
        private double warmupSeconds = 60;
        private long entries = 10_000_000;
        private int members = 200_000;
        private int clientThreads = 1;
        private @Nullable Path out;
        private Path scratch;
        private Path data;

        Draft(Path checkout, String today) {
            this.checkout = checkout;
            this.today = today;
            this.scratch = checkout.resolve("bench/target");
            this.data = checkout.resolve("../shared/data/online_retail.csv.gz").normalize();
        }

        void set(String name, String value) {
            switch (name) {
                case "--only" -> only = parts(value);
                case "--seconds" -> seconds = positive(name, value);
                case "--pairs" -> pairs = (int) positive(name, value);
                case "--warmup" -> warmupSeconds = positive(name, value);
                case "--entries" -> entries = (long) positive(name, value);
                case "--members" -> members = (int) positive(name, value);
                case "--client-threads" -> clientThreads = (int) positive(name, value);
                case "--out" -> out = value.isEmpty() ? checkout.resolve("bench/results/" + today + ".txt") : Path.of(value);
                case "--scratch" -> scratch = Path.of(value);
                case "--data" -> data = Path.of(value);
                default -> throw new IllegalArgumentException("unknown option " + name);
            }
        }

        Options options(List<String> command) {
            List<String> start = command.isEmpty() ? List.of(checkout.resolve("huiji").toString(), "start", "--server.address=127.0.0.1") : command;
            return new Options(only, seconds, pairs, warmupSeconds, entries, members, clientThreads, out, checkout, scratch, data, start);
        }

        private static Set<Part> parts(String names) {
            Set<Part> parts = EnumSet.noneOf(Part.class);
            for (String name : names.split(",", -1)) {
                try {
                    parts.add(Part.valueOf(name.strip().toUpperCase(Locale.ROOT)));
                } catch (IllegalArgumentException unknown) {
                    throw new IllegalArgumentException("--only: there is no part '" + name + "'", unknown);
                }
            }
            return parts;
        }

        private static double positive(String name, String value) {
            try {
                double number = Double.parseDouble(value);
                if (number > 0) {
                    return number;
                }
            } catch (NumberFormatException none) {
                throw new IllegalArgumentException(name + " needs a number, not '" + value + "'", none);
            }
            throw new IllegalArgumentException(name + " needs a number above 0, not " + value);
        }
    }
}
