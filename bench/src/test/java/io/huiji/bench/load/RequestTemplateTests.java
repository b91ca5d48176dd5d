package io.huiji.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestTemplateTests {

    private final RequestTemplate template = new RequestTemplate.Builder()
            .text("POST /x HTTP/1.1\r\nIdempotency-Key: k").slot(6).text("\r\n")
            .build(new RequestTemplate.Builder().text("{\"memberId\":").slot(8).text(",\"名\":1}"));

    @Test
    void only_the_slots_change_and_the_length_never_does() {
        byte[] request = template.copy();
        template.digits(request, 0, 417);
        template.quoted(request, 1, 42);

        assertThat(text(request)).isEqualTo(
                "POST /x HTTP/1.1\r\nIdempotency-Key: k000417\r\nContent-Length: 29\r\n\r\n{\"memberId\":\"42\"    ,\"名\":1}");
        template.quoted(request, 1, 123_456);
        assertThat(text(request)).endsWith("{\"memberId\":\"123456\",\"名\":1}");
        template.quoted(request, 1, 7);
        assertThat(text(request)).endsWith("{\"memberId\":\"7\"     ,\"名\":1}");
    }

    @Test
    void the_stated_length_is_the_bodys_in_bytes() {
        String request = text(template.copy());
        int bodyBytes = request.substring(request.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.UTF_8).length;
        assertThat(request).contains("Content-Length: " + bodyBytes + "\r\n");
    }

    @Test
    void a_copy_is_ones_own() {
        byte[] mine = template.copy();
        template.digits(mine, 0, 1);
        assertThat(text(template.copy())).contains("Idempotency-Key: k      \r\n");
    }

    @Test
    void what_does_not_fit_is_refused() {
        byte[] request = template.copy();
        assertThatThrownBy(() -> template.digits(request, 0, 1_000_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> template.digits(request, 0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> template.quoted(request, 1, 1_234_567)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String text(byte[] request) {
        return new String(request, StandardCharsets.UTF_8);
    }
}
