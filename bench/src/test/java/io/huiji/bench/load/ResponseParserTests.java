package io.huiji.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResponseParserTests {

    private static final String PLAIN = "HTTP/1.1 201 \r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"points\":12}";
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n3;x=1\r\n12}\r\n0\r\n\r\n";

    private final ResponseParser parser = new ResponseParser();

    @Test
    void a_response_is_read_in_any_two_pieces() {
        for (String response : new String[] {PLAIN, CHUNKED}) {
            for (int cut = 1; cut < response.length(); cut++) {
                parser.reset();
                assertThat(parser.feed(bytes(response.substring(0, cut)))).as("cut at %d", cut).isFalse();
                assertThat(parser.feed(bytes(response.substring(cut)))).isTrue();
                assertThat(parser.bodyText()).isIn("{\"points\":12}", "{\"a\":12}");
            }
        }
    }

    @Test
    void a_response_is_read_byte_by_byte() {
        for (int i = 0; i < CHUNKED.length(); i++) {
            assertThat(parser.feed(bytes(CHUNKED.substring(i, i + 1)))).isEqualTo(i == CHUNKED.length() - 1);
        }
        assertThat(parser.status()).isEqualTo(200);
        assertThat(parser.bodyText()).isEqualTo("{\"a\":12}");
    }

    @Test
    void what_follows_a_response_stays() {
        ByteBuffer two = bytes(PLAIN + CHUNKED);
        assertThat(parser.feed(two)).isTrue();
        assertThat(parser.status()).isEqualTo(201);
        parser.reset();
        assertThat(parser.feed(two)).isTrue();
        assertThat(parser.status()).isEqualTo(200);
        assertThat(two.hasRemaining()).isFalse();
    }

    @Test
    void a_large_body_grows_the_buffer() {
        String body = "x".repeat(300_000);
        assertThat(parser.feed(bytes("HTTP/1.1 200 OK\r\ncontent-length: 300000\r\n\r\n" + body))).isTrue();
        assertThat(parser.bodyText()).isEqualTo(body);
    }

    @Test
    void no_content_has_no_body() {
        assertThat(parser.feed(bytes("HTTP/1.1 204 \r\n\r\n"))).isTrue();
        assertThat(parser.bodyLength()).isZero();
    }

    @Test
    void a_length_of_zero_is_complete_at_once() {
        assertThat(parser.feed(bytes("HTTP/1.1 503 \r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))).isTrue();
        assertThat(parser.closing()).isTrue();
    }

    @Test
    void a_body_without_an_end_is_refused() {
        assertThatThrownBy(() -> parser.feed(bytes("HTTP/1.1 200 OK\r\nX: y\r\n\r\n"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_is_not_http_is_refused() {
        assertThatThrownBy(() -> parser.feed(bytes("SSH-2.0-OpenSSH_9\r\n"))).isInstanceOf(IllegalStateException.class);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
