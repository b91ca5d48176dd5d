package io.huiji.probe;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.platform.Once;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.ReadOnly;
import io.huiji.server.platform.Replies;
import io.huiji.server.platform.WriteKey;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Handlers for the tests of the edge; outside the packages that the application scans. */
@RestController
@RequestMapping("/api/v1/probe")
public class ProbeController {

    public static volatile CountDownLatch entered = new CountDownLatch(0);
    public static volatile CountDownLatch leave = new CountDownLatch(0);

    private final Once once;

    public ProbeController(Once once) {
        this.once = once;
    }

    public record Line(@Positive long amountFen, @Min(1) @Max(1000) int quantity) {}

    public record Body(
            @Size(min = 1, max = 10) String name, @NotEmpty @Size(max = 3) @Valid List<Line> lines, RoundingMode rounding, @Nullable Instant at,
            @Nullable @Pattern(regexp = "1[0-9]{10}", message = "手机号格式不对 | Not a phone number") String phone) {}

    @PostMapping("/read")
    @Needs(Scope.BOOKS_READ)
    @ReadOnly
    Body read(@Valid @RequestBody Body body) {
        return body;
    }

    @PostMapping("/once")
    @Needs(Scope.BOOKS_READ)
    ResponseEntity<Object> write(WriteKey key, @Valid @RequestBody Body body) {
        return Replies.of(once.run(key, () -> {
            entered.countDown();
            await(leave);
            return Once.Reply.created(Map.of("nanos", System.nanoTime(), "name", body.name()));
        }));
    }

    @GetMapping("/numbers/{id}")
    @Needs(Scope.BOOKS_READ)
    Map<String, Object> numbers(@PathVariable long id, @RequestParam int count, @RequestParam(required = false) @Nullable RoundingMode rounding) {
        return Map.of("id", id, "count", count);
    }

    @GetMapping("/list")
    @Needs(Scope.BOOKS_READ)
    Page<Integer> list(PageQuery page) {
        int from = (int) page.afterId(0);
        List<Integer> rows = IntStream.rangeClosed(from + 1, Math.min(120, from + page.limit() + 1)).boxed().toList();
        return Page.of(rows, page.limit(), row -> row, row -> Integer.toString(row));
    }

    @GetMapping("/store/{storeId}")
    @Needs(Scope.BOOKS_READ)
    Map<String, Object> store(Caller caller, @PathVariable long storeId) {
        caller.requireStore(storeId);
        return Map.of("storeId", storeId);
    }

    @GetMapping("/open")
    Map<String, Object> withoutScope() {
        return Map.of();
    }

    @GetMapping("/broken")
    @Needs(Scope.BOOKS_READ)
    void broken() {
        throw new IllegalStateException("the phone 13800138000 of somebody");
    }

    /** Goes on until the reader is gone. */
    @GetMapping("/endless")
    @Needs(Scope.BOOKS_READ)
    void endless(HttpServletResponse response) {
        try {
            while (true) {
                response.getOutputStream().write(new byte[8192]);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** More than any socket's buffers hold. */
    @GetMapping("/endless-json")
    @Needs(Scope.BOOKS_READ)
    Map<String, String> endlessJson() {
        return Map.of("text", "x".repeat(100_000_000));
    }

    @GetMapping("/away")
    @Needs(Scope.BOOKS_READ)
    void away() throws SQLException {
        throw new SQLNonTransientConnectionException("gone", "08006");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
