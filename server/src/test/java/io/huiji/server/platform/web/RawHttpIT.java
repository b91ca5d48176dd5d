package io.huiji.server.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that no client library would send. */
class RawHttpIT {

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @ParameterizedTest
    @ValueSource(strings = {
        "GET /api/v1/x{y} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /api/%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /api/v1/..%2f..%2f HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "G@T / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
        "POST /api/v1/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: bogus\r\nConnection: close\r\n\r\n",
        "POST /api/v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\nConnection: close\r\n\r\n",
        "TRACE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    })
    void a_malformed_request_is_a_problem_and_no_page(String request) throws IOException {
        assertProblem(send(request), "HTTP/1.1 4");
    }

    @Test
    void headers_that_are_too_long_are_a_problem_and_no_page() throws IOException {
        assertProblem(send("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(70_000) + "\r\nConnection: close\r\n\r\n"), "HTTP/1.1 4");
    }

    private static void assertProblem(String answer, String start) {
        assertThat(answer).startsWith(start).doesNotContain("<html").doesNotContain("Apache").doesNotContain("Exception");
        assertThat(answer).contains("application/problem+json").contains("\"code\":\"");
    }

    private static String send(String request) throws IOException {
        URI server = URI.create(SERVER.baseUrl());
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
