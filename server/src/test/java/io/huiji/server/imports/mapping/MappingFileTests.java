package io.huiji.server.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.server.imports.ImportFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFileTests {

    private static final String GOOD = """
            {"source": "till", "receipt": "no", "time": {"column": "at", "zone": "Asia/Shanghai"}, "quantity": "qty",
             "price": {"column": "price", "unit": "yuan"}, "member": {"column": "who", "kind": "card"}, "store": {"code": "S1", "zone": "Asia/Shanghai"}}""";

    @Test
    void a_mapping_survives_being_written_and_read() {
        Mapping mapping = MappingFile.parse(GOOD);
        assertThat(mapping.member().kind()).isEqualTo(Mapping.Kind.CARD);
        assertThat(MappingFile.parse(MappingFile.write(mapping))).isEqualTo(mapping);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "source": "till"                  | "source": "Till Nord"                 | source must be
            "receipt": "no",                  |                                       | receipt is missing
            "receipt": "no"                   | "receipt": 7                          | receipt
            "receipt": "no"                   | "reciept": "no"                       | no such name: reciept
            "zone": "Asia/Shanghai"}, "quan   | "zone": "Asia/Nowhere"}, "quan        | time.zone is not a time zone
            "column": "at",                   | "column": "at", "format": "JJJJ",     | time.format
            "unit": "yuan"                    | "unit": "pounds"                      | unit
            "quantity": "qty",                |                                       | price needs quantity
            "quantity": "qty",                | "quantity": "qty", "amount": {"column": "a", "unit": "fen"}, | exactly one of price and amount
            "kind": "card"                    | "kind": "face"                        | member.kind
            "code": "S1", "zone"              | "zone"                                | store needs one of
            "receipt": "no"                   | "receipt": "no", "ignored": [{"column": "no"}] | ignored
            "receipt": "no",                  | "receipt": "no"                       | line 1 is not valid JSON
            """)
    void what_is_wrong_is_named(String part, String instead, String message) {
        String wrong = GOOD.replace(part, instead == null ? "" : instead);
        assertThat(wrong).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> MappingFile.parse(wrong)).isInstanceOf(ImportFailure.class).hasMessageContaining(message);
    }

    @Test
    void missing_columns_are_named_and_unknown_ones_ignored() {
        Mapping mapping = MappingFile.parse(GOOD);
        assertThat(Layout.of(mapping, new String[] {"\u00a0extra", "WHO ", "no", "at", "qty", "price"}).member).isEqualTo(1);
        assertThatThrownBy(() -> Layout.of(mapping, new String[] {"no", "qty", "at"}))
                .isInstanceOfSatisfying(ImportFailure.class, failure -> assertThat(failure.en()).endsWith("price, who"));
    }

    @Test
    void a_needed_column_that_stands_twice_is_refused() {
        assertThatThrownBy(() -> Layout.of(MappingFile.parse(GOOD), new String[] {"no", "qty", "at", "price", "who", "no"}))
                .isInstanceOf(ImportFailure.class).hasMessageContaining("two columns named no");
    }

    @Test
    void built_in_mappings_are_chosen_by_the_header() {
        assertThat(BuiltInMappings.choose("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country".split(",", -1)).source())
                .isEqualTo("online-retail");
        assertThatThrownBy(() -> BuiltInMappings.choose(new String[] {"InvoiceNo", "小票号"}))
                .isInstanceOf(ImportFailure.class).hasMessageContaining("online-retail: InvoiceDate");
    }
}
