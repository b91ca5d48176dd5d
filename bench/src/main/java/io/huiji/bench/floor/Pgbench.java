package io.huiji.bench.floor;

import io.huiji.bench.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same call from PostgreSQL's own load program, for information, where it is installed. */
public final class Pgbench {

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    private static final String SCRIPT = """
            \\set account random(1, %d)
            select bench_floor.earn(gen_random_uuid(), :account, 17);
            """.formatted(Floor.ACCOUNTS);

    private Pgbench() {}

    /** Empty where there is no {@code pgbench} on the path, or none that speaks with this server. */
    public static OptionalDouble earnsPerSecond(Database database, int connections, int seconds) throws IOException, InterruptedException {
        if (!onPath()) {
            return OptionalDouble.empty();
        }
        Path script = Files.createTempFile("huiji-bench-", ".sql");
        try {
            Files.writeString(script, SCRIPT);
            return run(database, command(database, script, connections, seconds), seconds);
        } finally {
            Files.delete(script);
        }
    }

    private static OptionalDouble run(Database database, List<String> command, int seconds) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.password());
        Process process = builder.start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(seconds + 30L, TimeUnit.SECONDS) || process.exitValue() != 0) {
                return OptionalDouble.empty();
            }
            return tps(output);
        } finally {
            process.destroyForcibly();
        }
    }

    static OptionalDouble tps(String output) {
        Matcher found = TPS.matcher(output);
        return found.find() ? OptionalDouble.of(Double.parseDouble(found.group(1))) : OptionalDouble.empty();
    }

    private static List<String> command(Database database, Path script, int connections, int seconds) {
        URI address = URI.create(database.url().substring("jdbc:".length()));
        List<String> command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared", "-f", script.toString(), "-T", Integer.toString(seconds),
                "-c", Integer.toString(connections), "-j", "2", "-h", address.getHost(), "-U", database.user()));
        if (address.getPort() > 0) {
            command.addAll(List.of("-p", Integer.toString(address.getPort())));
        }
        command.add(address.getPath().substring(1));
        return command;
    }

    private static boolean onPath() {
        String path = System.getenv("PATH");
        for (String directory : path == null ? new String[0] : path.split(":", -1)) {
            if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, "pgbench"))) {
                return true;
            }
        }
        return false;
    }
}
