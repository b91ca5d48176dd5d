package io.huiji.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** On what was measured. */
final class Machine {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");

    private Machine() {}

    /** e.g. {@code 2 × Some Processor 3.0 GHz, 23 GB, Linux 6.1, Java 25.0.1}. */
    static String describe() {
        return Runtime.getRuntime().availableProcessors() + " × " + line(CPU_INFO, "model name").orElse(System.getProperty("os.arch")) + ", "
                + line(MEMORY, "MemTotal").map(Machine::gigabytes).orElse("unknown memory") + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + ", Java " + System.getProperty("java.version");
    }

    /** The commit of the checkout, with {@code +} when it is not clean; {@code unknown} outside of one. */
    static String commit(Path checkout) {
        Optional<String> commit = git(checkout, "rev-parse", "--short=12", "HEAD");
        Optional<String> changes = git(checkout, "status", "--porcelain", "--untracked-files=no");
        return commit.map(hash -> hash + (changes.orElse("").isEmpty() ? "" : "+")).orElse("unknown");
    }

    private static Optional<String> git(Path checkout, String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of("git", "-C", checkout.toString()));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String gigabytes(String kilobytes) {
        return Long.parseLong(kilobytes.replaceAll("\\D", "")) / 1_048_576 + " GB";
    }

    private static Optional<String> line(Path file, String name) {
        try {
            return Files.readAllLines(file).stream().filter(line -> line.startsWith(name)).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip());
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
