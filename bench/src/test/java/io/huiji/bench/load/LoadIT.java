package io.huiji.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The load client against the server of the JDK. */
class LoadIT {

    private final AtomicInteger requests = new AtomicInteger();
    private final Set<String> bodies = ConcurrentHashMap.newKeySet();
    private volatile int everySecondStatus = 201;
    private volatile long delayMillis;
    private volatile boolean chunked;
    private HttpServer server = serve();

    @BeforeEach
    void freshServer() {
        server.stop(0);
        server = serve();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void counts_what_the_server_counted_and_no_request_is_like_another() throws Exception {
        LoadResult result = load(8, 2).run(new Numbered(), new Pace.Closed(), 0.4);

        assertThat(result.isClean()).as("%s", result).isTrue();
        assertThat(result.answers()).containsOnlyKeys(201);
        assertThat(result.answers().get(201)).isEqualTo(requests.get());
        assertThat(result.units()).isBetween(requests.get() - 8L, (long) requests.get());
        assertThat(result.latencies().total()).isEqualTo(result.units());
        assertThat(bodies).hasSize(requests.get());
        assertThat(result.unitsPerSecond()).isEqualTo(result.units() / 0.4);
    }

    @Test
    void a_chunked_answer_counts_like_another() throws Exception {
        chunked = true;
        assertThat(load(2, 1).run(new Numbered(), new Pace.Closed(), 0.2).isClean()).isTrue();
    }

    @Test
    void an_answer_that_is_not_2xx_flags_the_run_and_is_not_counted_as_done() throws Exception {
        everySecondStatus = 503;
        LoadResult result = load(4, 1).run(new Numbered(), new Pace.Closed(), 0.2);

        assertThat(result.isClean()).isFalse();
        assertThat(result.failure()).startsWith("status 503").contains("\"ok\"");
        assertThat(result.answers()).containsOnlyKeys(201, 503);
        assertThat(result.undone()).isEqualTo(result.answers().get(503));
        assertThat(result.units()).isLessThanOrEqualTo(result.answers().get(201));
    }

    @Test
    void a_paced_run_sends_at_its_rate() throws Exception {
        LoadResult result = load(4, 1).run(new Numbered(), new Pace.Fixed(200), 0.5);

        assertThat(result.isClean()).as("%s", result).isTrue();
        assertThat(requests.get()).isBetween(95, 101);
    }

    @Test
    void a_paced_latency_counts_from_the_intended_start() throws Exception {
        delayMillis = 50;
        LoadResult slow = load(1, 1).run(new Numbered(), new Pace.Fixed(100), 0.5);

        // Each answer takes 50 ms and ten are due in that time: the last ones have waited for most of the run.
        assertThat(slow.p99Millis()).isGreaterThan(300);
    }

    @Test
    void a_server_that_goes_away_is_reported_and_ends_the_run() throws Exception {
        AtomicLong seconds = new AtomicLong();
        Thread run = Thread.ofPlatform().start(() -> {
            try {
                LoadResult result = load(2, 1).run(new Numbered(), new Pace.Closed(), 30);
                seconds.set(result.failure() == null ? -1 : 1);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        Thread.sleep(150);
        server.stop(0);
        run.join(10_000);
        assertThat(run.isAlive()).isFalse();
        assertThat(seconds).hasValue(1);
    }

    @Test
    void nobody_at_the_address_is_an_error() {
        InetSocketAddress address = server.getAddress();
        server.stop(0);
        assertThatThrownBy(() -> new Load(address, 1, 1).run(new Numbered(), new Pace.Closed(), 0.1)).isInstanceOf(IllegalStateException.class);
    }

    private Load load(int connections, int threads) {
        return new Load(server.getAddress(), connections, threads);
    }

    private HttpServer serve() {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            made.createContext("/x", exchange -> {
                bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                int status = requests.incrementAndGet() % 2 == 0 ? everySecondStatus : 201;
                pause();
                byte[] answer = "{\"status\":\"ok\"}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, chunked ? 0 : answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            made.start();
            return made;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void pause() {
        try {
            Thread.sleep(delayMillis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Requests that carry a running number; an answer below 300 is one unit. */
    private static final class Numbered implements Workload {

        private final AtomicLong number = new AtomicLong();
        private final RequestTemplate template = new RequestTemplate.Builder().text("POST /x HTTP/1.1\r\nHost: localhost\r\n")
                .build(new RequestTemplate.Builder().text("{\"n\":").slot(12).text("}"));

        @Override
        public byte[] request() {
            return template.copy();
        }

        @Override
        public void next(byte[] request, SplittableRandom random) {
            template.quoted(request, 0, number.incrementAndGet());
        }

        @Override
        public int done(int status, byte[] body, int length) {
            return status < 300 && length > 0 ? 1 : 0;
        }

        @Override
        public int unitsPerRequest() {
            return 1;
        }
    }
}
