package io.huiji.server.cli;

import io.huiji.server.HuijiApplication;
import io.huiji.server.cli.Main.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The server that a verb works with: the one that runs on this data directory, or, when none answers, one of our own in this process on a free loopback
 * port, ended in order afterwards. It leaves its address and the operator's token in the data directory.
 */
final class ServerBeside implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String baseUrl;
    private final String token;
    private final @Nullable ConfigurableApplicationContext own;

    private ServerBeside(String baseUrl, String token, @Nullable ConfigurableApplicationContext own) {
        this.baseUrl = baseUrl;
        this.token = token;
        this.own = own;
    }

    static ServerBeside find(Path data, PrintStream err) {
        String address = read(data.resolve("server-address")).orElse("");
        String token = read(data.resolve("operator-token")).orElse("");
        if (!address.isEmpty() && !token.isEmpty() && answers(address, token)) {
            return new ServerBeside(address, token, null);
        }
        err.println("没有运行中的服务,临时启动一个 / no server is running, starting one for this: " + data);
        return start(data);
    }

    private static ServerBeside start(Path data) {
        PrintStream console = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            ConfigurableApplicationContext context = SpringApplication.run(HuijiApplication.class,
                    "--server.port=0", "--server.address=127.0.0.1", "--logging.level.root=warn", "--huiji.data=" + data, "--huiji.access.print-first-key=false");
            String token = read(data.resolve("operator-token")).orElseThrow();
            return new ServerBeside("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"), token, context);
        } catch (RuntimeException failed) {
            Throwable cause = failed;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new Failure("服务无法启动", "the server could not start: " + cause.getMessage());
        } finally {
            System.setOut(console);
        }
    }

    /** Whether it is ours: it must know the token, so that a stranger on an old port is not taken for it. */
    private static boolean answers(String address, String token) {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/imports?limit=1")).timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 400;
        } catch (IOException | IllegalArgumentException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException unreadable) {
            throw new Failure("无法读取 " + file, "cannot read " + file);
        }
    }

    String baseUrl() {
        return baseUrl;
    }

    String token() {
        return token;
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
