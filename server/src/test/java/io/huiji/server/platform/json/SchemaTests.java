package io.huiji.server.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the API takes for a number, a time, a word, and what it does not. */
class SchemaTests {

    private static final JsonMapper JSON = StrictJson.mapper();

    record Amount(long amountFen) {}

    record Quantity(int quantity) {}

    record Maybe(@Nullable Long points, @Nullable String note) {}

    record Named(String name) {}

    record Lines(List<Amount> lines) {}

    record Moment(@Nullable Instant at, @Nullable LocalDate on, @Nullable RoundingMode rounding, @Nullable Boolean flag) {}

    @ParameterizedTest
    @Tag("vector-g")
    @ValueSource(strings = {"1e3", "\"1e3\"", "\"\uFF11\uFF10\uFF10\"", "0.005", "\"0.005\"", "\"+1\"", "\" 1\"", "\"1 \"", "\"\"", "\"-\"", "\"--1\"", "\"0x10\"", "\"1_000\"", "\"1,000\"",
        "1.0", "\"1.0\"", "true", "null", "[]", "{}", "[1]", "\"٣\"", "\"NaN\"", "9223372036854775808", "\"9223372036854775808\"", "-9223372036854775809", "\"00000000000000000001\"",
        "99999999999999999999999999999999"})
    void a_64_bit_number_is_refused_when_it_is_spelt(String value) {
        assertThatThrownBy(() -> JSON.readValue("{\"amountFen\":" + value + "}", Amount.class)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @Tag("vector-g")
    @ValueSource(strings = {"0", "-1", "\"-1\"", "\"10000\"", "9223372036854775807", "\"9223372036854775807\"", "\"-9223372036854775808\""})
    void a_64_bit_number_is_taken_from_digits(String value) {
        long expected = Long.parseLong(value.replace("\"", ""));
        assertThat(JSON.readValue("{\"amountFen\":" + value + "}", Amount.class).amountFen()).isEqualTo(expected);
    }

    @ParameterizedTest
    @Tag("vector-g")
    @ValueSource(strings = {"\"1\"", "1e3", "1.0", "0.005", "2147483648", "9223372036854775807", "true", "null", "\"\"", "[]"})
    void a_32_bit_number_is_a_json_integer_and_nothing_else(String value) {
        assertThatThrownBy(() -> JSON.readValue("{\"quantity\":" + value + "}", Quantity.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void numbers_of_64_bits_are_written_as_strings() {
        assertThat(JSON.writeValueAsString(new Amount(Long.MAX_VALUE))).isEqualTo("{\"amountFen\":\"9223372036854775807\"}");
        assertThat(JSON.writeValueAsString(new Quantity(7))).isEqualTo("{\"quantity\":7}");
        assertThat(JSON.writeValueAsString(new long[] {1})).isEqualTo("[\"1\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"amountFen\":1,\"x\":1}", "{\"amountFen\":1,\"amountFen\":2}", "{\"amountFen\":1} 2", "{\"amountFen\":1}}", "{}", "[]", "null", "\"\"", "", "{\"amountFen\":1,}",
        "{'amountFen':1}", "{amountFen:1}", "{\"amountFen\":01}", "{\"AmountFen\":1}"})
    void a_body_with_more_or_less_than_its_fields_is_refused(String body) {
        assertThatThrownBy(() -> {
            if (JSON.readValue(body, Amount.class) == null) {
                throw Refused.wrongType(JSON.createParser(body), Amount.class, "", "");
            }
        }).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "1.5", "null", "[\"a\"]", "{}", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00x\""})
    void text_is_text_that_the_database_can_keep(String value) {
        assertThatThrownBy(() -> JSON.readValue("{\"name\":" + value + "}", Named.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void text_may_hold_any_letter() {
        assertThat(JSON.readValue("{\"name\":\"汇积😀\\ud83d\\ude00\"}", Named.class).name()).isEqualTo("汇积😀😀");
    }

    @Test
    void what_is_nullable_may_be_left_out_or_null() {
        assertThat(JSON.readValue("{}", Maybe.class)).isEqualTo(new Maybe(null, null));
        assertThat(JSON.readValue("{\"points\":null,\"note\":null}", Maybe.class)).isEqualTo(new Maybe(null, null));
    }

    @Test
    void a_list_holds_no_null_and_is_no_single_value() {
        assertThatThrownBy(() -> JSON.readValue("{\"lines\":[null]}", Lines.class)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> JSON.readValue("{\"lines\":{\"amountFen\":1}}", Lines.class)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2026-11-23T10:00:00\"", "\"2026-11-23\"", "1700000000", "1700000000.5", "\"1700000000\"", "\"2026-02-30T10:00:00Z\"", "\"2026-11-23T24:00:01Z\"",
        "\"2026-11-23 10:00:00Z\"", "\"+12026-11-23T10:00:00Z\"", "\"0001-01-01T00:00:00Z\"", "\"\"", "\" 2026-11-23T10:00:00Z\"", "[2026,11,23]"})
    void a_time_needs_its_offset(String value) {
        assertThatThrownBy(() -> JSON.readValue("{\"at\":" + value + "}", Moment.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void a_time_is_read_with_any_offset_to_the_microsecond_and_written_in_utc() {
        Moment read = JSON.readValue("{\"at\":\"2026-11-23T10:00:00.123456789+08:00\"}", Moment.class);
        assertThat(read.at()).isEqualTo(Instant.parse("2026-11-23T02:00:00.123456Z"));
        assertThat(JSON.writeValueAsString(read)).contains("\"2026-11-23T02:00:00.123456Z\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2026-02-30\"", "\"2026-1-1\"", "\"20260101\"", "20260101", "[2026,1,1]", "\"2026-01-01T00:00:00Z\"", "\"\""})
    void a_date_is_a_day_of_the_calendar(String value) {
        assertThatThrownBy(() -> JSON.readValue("{\"on\":" + value + "}", Moment.class)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"HALF_UP\"", "\"half-up\"", "\"halfUp\"", "4", "\"4\"", "\"\"", "\" half_up\"", "\"bogus\""})
    void a_word_of_a_list_is_spelt_in_snake_case(String value) {
        assertThatThrownBy(() -> JSON.readValue("{\"rounding\":" + value + "}", Moment.class)).isInstanceOf(JacksonException.class);
    }

    enum Spelt {
        A_B;

        @JsonValue
        String code() {
            return "a:b";
        }
    }

    @Test
    void a_word_of_a_list_may_have_a_spelling_of_its_own() {
        assertThat(JSON.writeValueAsString(Spelt.A_B)).isEqualTo("\"a:b\"");
        assertThat(JSON.readValue("\"a:b\"", Spelt.class)).isEqualTo(Spelt.A_B);
        assertThatThrownBy(() -> JSON.readValue("\"a_b\"", Spelt.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void a_word_of_a_list_goes_both_ways() {
        assertThat(JSON.readValue("{\"rounding\":\"half_up\"}", Moment.class).rounding()).isEqualTo(RoundingMode.HALF_UP);
        assertThat(JSON.writeValueAsString(RoundingMode.HALF_UP)).isEqualTo("\"half_up\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "\"true\"", "\"\"", "\"yes\""})
    void a_truth_value_is_true_or_false(String value) {
        assertThatThrownBy(() -> JSON.readValue("{\"flag\":" + value + "}", Moment.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void deep_nesting_is_refused() {
        assertThatThrownBy(() -> JSON.readTree("[".repeat(100) + "]".repeat(100))).isInstanceOf(JacksonException.class);
    }
}
