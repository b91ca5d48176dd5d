package io.huiji.bench.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A verb of the command line beside a running server, and the {@code name=value} lines that it printed.
 */
public record Command(int exitCode, Map<String, String> values, String output, double seconds) {

    private static final Pattern VALUE = Pattern.compile("([a-z][a-z0-9_.]*)=(.*)");
    private static final long LONGEST_MINUTES = 60;

    public static Command run(Scratch scratch, List<String> words, ServerProcess server) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("HUIJI_DATABASE"));
        builder.environment().putAll(ServerSettings.environment(server.data(), server.port()));
        long start = System.nanoTime();
        Process process = builder.start();
        AutoCloseable ending = scratch.keep((AutoCloseable) process::destroyForcibly);
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException(words + " did not end within an hour");
            }
            return new Command(process.exitValue(), values(output), output, (System.nanoTime() - start) / 1e9);
        } finally {
            scratch.end(ending);
        }
    }

    /** The last lines of the output, to say why it failed. */
    public String end() {
        List<String> lines = output.lines().toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    static Map<String, String> values(String output) {
        Map<String, String> values = new LinkedHashMap<>();
        output.lines().forEach(line -> {
            Matcher found = VALUE.matcher(line.strip());
            if (found.matches()) {
                values.put(found.group(1), found.group(2).strip());
            }
        });
        return values;
    }
}
