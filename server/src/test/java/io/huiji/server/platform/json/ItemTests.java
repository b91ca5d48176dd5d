package io.huiji.server.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.server.platform.Digests;
import io.huiji.server.platform.Item;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong with one item of a bulk call stays with it. */
class ItemTests {

    private static final JsonMapper JSON = StrictJson.mapper();

    record Line(int no) {}

    record Receipt(String number, List<Line> lines) {}

    record Call(List<Item<Receipt>> items, boolean last) {}

    @Test
    void the_items_around_a_refused_one_are_read() {
        Call call = read("""
                {"items":[{"number":"a","lines":[{"no":1}]}, {"number":"汇","lines":[{"no":"x","y":[1,{"z":{}}]},{"no":2}]},{"lines":[]},3,"x",[{"number":"b"}],
                  {"number":"c","lines":[{"no":99999999999}]},{"number":1e3,"lines":{}},{"number":"d","lines":[]}],"last":true}""");
        assertThat(call.items()).extracting(Item::value).containsExactly(
                new Receipt("a", List.of(new Line(1))), null, null, null, null, null, null, null, new Receipt("d", List.of()));
        assertThat(call.last()).isTrue();
        assertThat(call.items()).filteredOn(item -> item.value() == null).allSatisfy(item -> assertThat(item.refusal()).isNotNull());
    }

    @Test
    void the_path_of_a_refused_field_begins_at_its_item() {
        JacksonException refusal = read("""
                {"items":[{"number":"a","lines":[{"no":1},{"no":"x"}]}],"last":true}""").items().getFirst().refusal();
        assertThat(refusal).isNotNull();
        assertThat(refusal.getPath()).extracting(JacksonException.Reference::getPropertyName).containsExactly("lines", null, "no");
    }

    @Test
    void an_item_is_known_by_its_bytes() {
        String item = "{\"number\":\"汇积\", \"lines\":[] }";
        Call call = read("{\"items\":[ " + item + " ,{\"number\":\"b\",\"lines\":[]},\n" + item + "],\"last\":true}");
        assertThat(call.items().get(0).sent()).isEqualTo(Digests.uuid(item)).isEqualTo(call.items().get(2).sent()).isNotEqualTo(call.items().get(1).sent());
        assertThat(read("\uFEFF{\"items\":[" + item + "],\"last\":true}").items().getFirst().sent()).isEqualTo(Digests.uuid(item));
        assertThat(read("{\"items\":[" + item + "],\"last\":true}", StandardCharsets.UTF_16BE).items().getFirst().sent()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"number\":\"a\",\"number\":\"b\",\"lines\":[]}", "{\"number\":7,\"lines\":[}", "{\"number\":7,\"lines\":[]", "null", "{\"number\":7,\"lines\":[\"\\x\"]}", ""})
    void a_call_that_is_not_sound_json_is_refused_as_a_whole(String item) {
        assertThatThrownBy(() -> read("{\"items\":[" + item + ",{\"number\":\"b\",\"lines\":[]}],\"last\":true}")).isInstanceOf(JacksonException.class);
    }

    private static Call read(String text) {
        return read(text, StandardCharsets.UTF_8);
    }

    private static Call read(String text, Charset charset) {
        byte[] bytes = text.getBytes(charset);
        return JSON.readerFor(Call.class).withAttribute(Item.SOURCE, bytes).readValue(bytes);
    }
}
