package io.huiji.server.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the programs of PostgreSQL. They refuse user 0, so for root they run in a user namespace of their own ({@code unshare -U}):
 * there they see themselves as the overflow user, while the files keep belonging to root.
 */
final class PostgresPrograms {

    private static final long LONGEST_RUN_SECONDS = 120;

    private final Path home;
    private final boolean root;

    PostgresPrograms(Path home) {
        this.home = home;
        this.root = isRoot();
    }

    /**
     * Starts the server as a child of the calling thread. It is the head of its own session, so that Ctrl-C in the terminal reaches us and not it,
     * and the kernel ends it (fast) when the calling thread dies, which is when we are killed; hence the thread has to stay for as long as the server runs.
     */
    Process startServer(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(outsideOfRoot());
        command.addAll(List.of("setpriv", "--pdeathsig", "INT"));
        command.add(program("postgres"));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** @throws PostgresFailure with what the program said, when it does not end well */
    void run(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(outsideOfRoot());
        command.add(program(program));
        command.addAll(arguments);
        try {
            Path output = Files.createTempFile("huiji-" + program, ".log");
            try {
                Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
                boolean ended = process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS);
                if (!ended) {
                    process.destroyForcibly();
                }
                if (!ended || process.exitValue() != 0) {
                    throw new PostgresFailure(program + " failed: " + Files.readString(output, StandardCharsets.UTF_8).strip() + hint());
                }
            } finally {
                Files.delete(output);
            }
        } catch (IOException broken) {
            throw new PostgresFailure("cannot run " + program + ": " + broken.getMessage() + hint(), broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PostgresFailure(program + " was interrupted", interrupted);
        }
    }

    void signal(String signal, long pid) {
        run("pg_ctl", List.of("kill", signal, Long.toString(pid)));
    }

    String hint() {
        return root ? "; PostgreSQL does not run as root and here needs a user namespace (unshare -U): allow user namespaces, "
                + "or start Huiji as another user, or set HUIJI_DATABASE_URL to use your own PostgreSQL" : "";
    }

    private String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private List<String> outsideOfRoot() {
        return root ? List.of("unshare", "-U") : List.of();
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException broken) {
            throw new PostgresFailure("cannot tell which user this is: " + broken.getMessage(), broken);
        }
    }
}
