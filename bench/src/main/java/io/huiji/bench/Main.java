package io.huiji.bench;

import io.huiji.bench.server.Scratch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The verb {@code ./huiji bench}. Ends with 0 when it has measured, whatever the figures; with 1 when it could not; with 2 on a wrong option. */
public final class Main {

    private static final int WRONG_OPTION = 2;

    private Main() {}

    /** {@code HUIJI_HOME} is the root of the checkout. */
    public static void main(String[] arguments) {
        String home = System.getenv("HUIJI_HOME");
        System.exit(run(List.of(arguments), Path.of(home == null ? "." : home), InstantSource.system()));
    }

    private static int run(List<String> arguments, Path home, InstantSource clock) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Options options;
        try {
            options = Options.parse(arguments, home.toAbsolutePath().normalize(), today.toString());
        } catch (IllegalArgumentException wrong) {
            out.println("huiji bench: " + wrong.getMessage() + "\n" + Options.USAGE);
            return WRONG_OPTION;
        }
        Report report = new Report(out);
        try (Scratch scratch = Scratch.make(options.scratch())) {
            Runtime.getRuntime().addShutdownHook(new Thread(scratch::close));
            new Bench(options, report, scratch, clock).run();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (Exception failed) {
            out.println("huiji bench: " + failed.getMessage());
            return 1;
        }
        return finish(options, report, clock.instant(), out);
    }

    private static int finish(Options options, Report report, Instant now, PrintStream out) {
        String summary = report.summary(settings(options, now));
        out.println("\n# summary\n" + summary);
        Path file = options.out();
        if (file != null) {
            try {
                Report.write(file, summary);
                out.println("# written to " + file);
            } catch (IOException failed) {
                out.println("huiji bench: cannot write " + file + ": " + failed.getMessage());
                return 1;
            }
        }
        return 0;
    }

    private static Map<String, String> settings(Options options, Instant now) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("at", now.toString());
        settings.put("commit", Machine.commit(options.checkout()));
        settings.put("machine", Machine.describe());
        settings.put("seconds", Double.toString(options.seconds()));
        settings.put("pairs", Integer.toString(options.pairs()));
        settings.put("warmup", Double.toString(options.warmupSeconds()));
        settings.put("members", Integer.toString(options.members()));
        settings.put("client_threads", Integer.toString(options.clientThreads()));
        settings.put("server", String.join(" ", options.serverCommand()).replace(options.checkout().toString() + "/", ""));
        return settings;
    }
}
