package io.huiji.server.imports.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.imports.Tables;
import io.huiji.server.imports.mapping.MappingFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReadingTests {

    private static final String HEADER = "receipt,hour,product,quantity,price,member\n";

    @Test
    void every_line_is_one_thing() {
        List<String> rejected = new ArrayList<>();
        Contents contents = Tables.read(HEADER + """
                1,2026-01-05 09,A,2,1.50,m
                1,2026-01-05 09,B,2,0,m
                1,2026-01-05 09,B,0,1.00,m
                2,2026-01-05 09,A,2,1.50,
                A3,whenever,A,2,-9,m
                A4,whenever,A,2,-9,
                C5,2026-01-05 10,A,-1,1.50,m
                C6,2026-01-05 10,A,1,1.50,m
                """, MappingFile.parse(Tables.MAPPING), rejected);
        assertThat(rejected).isEmpty();
        assertThat(List.of(contents.lines(), contents.sales.size(), contents.returns.size(), contents.notCounted(), contents.anonymous(), contents.ignored(), contents.rejected()))
                .containsExactly(8, 1, 1, 3, 2, 1, 0);
    }

    @Test
    void what_cannot_be_read_is_rejected_with_line_field_and_reason() {
        List<String> rejected = new ArrayList<>();
        Contents contents = Tables.read(HEADER + """
                ,2026-01-05 09,A,2,1.50,m
                1,05.01.2026,A,2,1.50,m
                1,2026-01-05 09,A,two,1.50,m

                1,2026-01-05 09,A,2,1e3,m
                1,2026-01-05 09,A,2,,m
                1,2026-01-05 09,A,2
                1,2026-01-05 09,A,999999999,9999999.99,m
                1,2026-01-05 09,A,9999999999,1,m
                1,2026-01-05 09,A,2,1.50,m
                1,2026-01-05 09,A,2,1.50,n
                """ + "2,2026-01-05 09," + "A".repeat(65) + ",2,1.50,m\n", MappingFile.parse(Tables.MAPPING), rejected);
        assertThat(rejected).containsExactly(
                "2 receipt: the value is missing", "3 hour: not a time in that format", "4 quantity: not a whole number",
                "6 price: not a number with at most 6 decimals", "7 price: the value is missing", "8 price: the value is missing",
                "9 price: a line of more than 10,000,000.00 yuan", "10 quantity: out of range", "12 member: the lines of this receipt name different members", "13 product: more than 64 characters");
        assertThat(contents.rejected()).isEqualTo(10);
        assertThat(contents.sales.size()).isEqualTo(1);
    }

    @Test
    void what_has_yet_to_happen_or_happened_before_2000_is_rejected_and_the_rest_is_read() {
        List<String> rejected = new ArrayList<>();
        Contents contents = Tables.read(HEADER + """
                1,2026-01-06 13,A,1,1.00,m
                2,2026-01-06 14,A,1,1.00,m
                3,2126-01-05 09,A,1,1.00,
                4,2000-01-01 08,A,1,1.00,m
                5,2000-01-01 07,A,1,1.00,m
                C6,2027-01-05 10,A,-1,1.00,m
                """, MappingFile.parse(Tables.MAPPING), rejected);
        assertThat(rejected).containsExactly("3 hour: more than an hour after now", "4 hour: more than an hour after now", "6 hour: before the year 2000",
                "7 hour: more than an hour after now");
        assertThat(contents.sales.size()).isEqualTo(2);
        assertThat(contents.anonymous() + contents.returns.size()).isZero();
    }

    @Test
    void a_receipt_of_more_than_1000_lines_is_rejected_as_a_whole() {
        List<String> rejected = new ArrayList<>();
        Contents contents = Tables.read(HEADER + "1,2026-01-05 09,A,1,1.00,m\n".repeat(1_001) + "2,2026-01-05 09,A,1,1.00,m\n", MappingFile.parse(Tables.MAPPING), rejected);
        assertThat(rejected).hasSize(1_001).allMatch(reason -> reason.endsWith("a receipt of more than 1000 lines"));
        assertThat(Steps.of(contents, ReturnMatching.of(contents)).all()).hasSize(1);
    }

    @Test
    void ten_million_a_line_and_a_hundred_million_a_receipt_come_in_and_a_fen_more_does_not() {
        List<String> rejected = new ArrayList<>();
        Contents contents = Tables.read(HEADER + "1,2026-01-05 09,A,2,5000000.00,m\n".repeat(10) + """
                2,2026-01-05 09,A,1,10000000.01,m
                3,2026-01-05 09,A,1,10000000.01,
                """ + "4,2026-01-05 09,A,1,9999999.99,m\n".repeat(10) + "4,2026-01-05 09,A,1,0.11,m\n", MappingFile.parse(Tables.MAPPING), rejected);
        assertThat(rejected).startsWith("12 price: a line of more than 10,000,000.00 yuan", "13 price: a line of more than 10,000,000.00 yuan")
                .hasSize(13).filteredOn(reason -> reason.endsWith("receipt: a receipt of more than 100,000,000.00 yuan")).hasSize(11);
        assertThat(contents.anonymous()).isZero();
        assertThat(Steps.of(contents, ReturnMatching.of(contents)).all()).hasSize(1);
    }

    @Test
    void amounts_in_fen_original_receipts_and_line_numbers_need_no_code() {
        List<String> rejected = new ArrayList<>();
        Contents contents = Tables.read("""
                no;pos;day;sku;fen;card;of
                1;1;20260105;A;1050;k;
                2;1;20260105;A;1050;k;
                2;1;20260105;B;100;k;
                3;1;20260106;A;0;k;1
                """, MappingFile.parse("""
                {"source": "t", "receipt": "no", "line": "pos", "time": {"column": "day", "format": "uuuuMMdd", "zone": "Asia/Shanghai"}, "product": "sku",
                 "amount": {"column": "fen", "unit": "fen"}, "member": {"column": "card", "kind": "card"}, "store": {"code": "S", "zone": "Asia/Shanghai"},
                 "returns": {"originalColumn": "of"}}"""), rejected);
        assertThat(rejected).containsExactly("4 pos: that line number occurs twice in the receipt");
        ReturnMatching matching = ReturnMatching.of(contents);
        assertThat(matching.pieces()).containsExactly(new ReturnMatching.Piece(0, 0, 1, 1050));
    }
}
