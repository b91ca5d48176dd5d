package io.huiji.server.imports.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.imports.Tables;
import io.huiji.server.imports.model.ReturnMatching.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Lines are {@code receipt hour product quantity price member}; a piece is {@code return line ← units × sale line of the file = fen}. */
class ReturnMatchingTests {

    @Test
    void a_return_takes_the_latest_sale_first() {
        assertThat(pieces("""
                1 09 A 3 1.00 m
                2 10 A 2 1.10 m
                C3 11 A -4 9.99 m""")).containsExactly("4 ← 2 × 3 = 220", "4 ← 2 × 2 = 200");
    }

    @Test
    void what_is_more_than_was_sold_is_matched_in_part() {
        assertThat(pieces("""
                1 09 A 3 1.00 m
                C3 11 A -4 1.00 m""")).containsExactly("3 ← 3 × 2 = 300", "3: 1 of 4 missing");
    }

    @Test
    void nothing_is_found_before_the_sale_or_at_another_member_or_product() {
        assertThat(pieces("""
                C1 08 A -1 1.00 m
                2 09 A 1 1.00 m
                3 09 B 1 1.00 n
                C4 10 A -1 1.00 n
                C5 10 C -1 1.00 m""")).containsExactly("2: 1 of 1 missing", "5: 1 of 1 missing", "6: 1 of 1 missing");
    }

    @Test
    void a_sale_at_the_same_time_counts_wherever_it_stands_in_the_file() {
        assertThat(pieces("""
                C1 09 A -1 1.00 m
                2 09 A 1 1.00 m""")).containsExactly("2 ← 1 × 3 = 100");
    }

    @Test
    void of_equal_times_the_later_in_the_file_goes_first() {
        assertThat(pieces("""
                1 09 A 1 1.00 m
                2 09 A 1 2.00 m
                C3 10 A -1 1.00 m
                C4 10 A -1 1.00 m""")).containsExactly("4 ← 1 × 3 = 200", "5 ← 1 × 2 = 100");
    }

    @Test
    void returns_are_taken_in_order_of_time_not_of_the_file() {
        assertThat(pieces("""
                C9 12 A -1 1.00 m
                1 09 A 1 1.00 m
                C8 11 A -1 1.00 m""")).containsExactly("2: 1 of 1 missing", "4 ← 1 × 3 = 100");
    }

    @Test
    void the_last_unit_takes_what_is_left_of_a_line() {
        assertThat(pieces("""
                1 09 A 3 0.335 m
                C2 10 A -1 0 m
                C3 10 A -2 0 m""")).containsExactly("3 ← 1 × 2 = 34", "4 ← 2 × 2 = 67");
    }

    @Test
    void two_equal_lines_are_two_lines() {
        assertThat(pieces("""
                1 09 A 1 1.00 m
                1 09 A 1 1.00 m
                C2 10 A -2 1.00 m""")).containsExactly("4 ← 1 × 3 = 100", "4 ← 1 × 2 = 100");
    }

    @Test
    void steps_put_a_sale_before_what_is_returned_of_it() {
        Contents contents = Tables.read("""
                C3 10 A -2 1.00 m
                2 10 A 1 1.00 m
                1 09 A 1 1.00 m""");
        Steps steps = Steps.of(contents, ReturnMatching.of(contents));
        assertThat(steps.all().stream().map(step -> step.getClass().getSimpleName() + " " + contents.receipts.number(step.receipt())))
                .containsExactly("Sale 1", "Sale 2", "Return 2", "Return 1");
    }

    private static List<String> pieces(String lines) {
        Contents contents = Tables.read(lines);
        ReturnMatching matching = ReturnMatching.of(contents);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < contents.returns.size(); i++) {
            int line = i;
            told.addAll(matching.pieces().stream().filter(piece -> piece.returnLine() == line).map(piece -> tell(contents, piece)).collect(Collectors.toList()));
            int missing = contents.returns.quantity(i) - matching.foundUnits(i);
            if (missing > 0) {
                told.add(contents.returns.fileLine(i) + ": " + missing + " of " + contents.returns.quantity(i) + " missing");
            }
        }
        return told;
    }

    private static String tell(Contents contents, Piece piece) {
        return contents.returns.fileLine(piece.returnLine()) + " ← " + piece.units() + " × " + contents.sales.fileLine(piece.saleLine()) + " = " + piece.amountFen();
    }
}
