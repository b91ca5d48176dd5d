package io.huiji.server.cli;

import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code import}, {@code staff}, {@code audit} and {@code secret}. Exit codes: 0 well; 1 differences found, or it failed; 2 asked wrongly.
 */
public final class Main {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final Path data;

    Main(PrintStream out, PrintStream err, boolean terminal, Path data) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.data = data;
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        String named = System.getenv("HUIJI_DATA");
        Console console = System.console();
        Main main = new Main(System.out, System.err, console != null && console.isTerminal(), Path.of(named == null ? "data" : named).toAbsolutePath());
        System.exit(main.run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        try {
            Arguments given = Arguments.parse(arguments);
            given.requireFiles();
            return switch (given.verb()) {
                case "import receipts" -> withServer((api, baseUrl) -> new ImportVerb(api, out, new ProgressLine(err, terminal), data).file("receipts", given));
                case "import members" -> withServer((api, baseUrl) -> new ImportVerb(api, out, new ProgressLine(err, terminal), data).file("members", given));
                case "import balances" -> withServer((api, baseUrl) -> new ImportVerb(api, out, new ProgressLine(err, terminal), data).file("balances", given));
                case "import list" -> withServer((api, baseUrl) -> new ImportVerb(api, out, new ProgressLine(err, terminal), data).list());
                case "import undo" -> withServer((api, baseUrl) -> new ImportVerb(api, out, new ProgressLine(err, terminal), data).undo(given));
                case "import stores", "import products" ->
                        withServer((api, baseUrl) -> new ListVerb(api, out, new ProgressLine(err, terminal)).run(given));
                case "staff link" -> withServer((api, baseUrl) -> new StaffVerb(api, out, baseUrl).link(given));
                case "audit" -> withServer((api, baseUrl) -> new AuditVerb(api, out, new ProgressLine(err, terminal)).run());
                case "secret rotate" -> withServer((api, baseUrl) -> new SecretVerb(api, out, new ProgressLine(err, terminal)).rotate());
                default -> throw new WrongUse("没有这个命令:" + given.verb(), "there is no such command: " + given.verb());
            };
        } catch (WrongUse wrong) {
            err.println("huiji: " + wrong.getMessage());
            err.println(Arguments.HELP);
            return USAGE;
        } catch (Failure failure) {
            err.println("huiji: " + failure.getMessage());
            return FAILED;
        }
    }

    private interface Verb {
        int run(Api api, String baseUrl);
    }

    private int withServer(Verb verb) {
        try (ServerBeside server = ServerBeside.find(data, err)) {
            return verb.run(new Api(server.baseUrl(), server.token()), server.baseUrl());
        }
    }

    /** The person asked for something that does not exist. */
    static final class WrongUse extends RuntimeException {
        WrongUse(String zh, String en) {
            super(zh + " / " + en, null, false, false);
        }
    }

    /** It could not be done; said in one line. */
    static final class Failure extends RuntimeException {
        Failure(String zh, String en) {
            super(zh + " / " + en, null, false, false);
        }
    }
}
