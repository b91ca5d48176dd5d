package io.huiji.server.imports.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.imports.RealFile;
import io.huiji.server.imports.file.TableFile;
import io.huiji.server.imports.file.TableLimits;
import io.huiji.server.imports.model.ReturnMatching.Piece;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The figures that a correct import of the real file prints, before any server. Those of the matching were computed a second time by other means. */
@Tag("N2")
class RealFileTests {

    private static Contents contents = new Contents();
    private static final List<Long> REJECTED = new ArrayList<>();

    @BeforeAll
    static void read() {
        TableFile file = new TableFile(RealFile.orSkip(), TableLimits.STANDARD);
        contents = FileReading.read(file, null, (line, field, zh, en) -> REJECTED.add(line), Instant.parse("2026-01-05T04:00:00Z")).contents();
    }

    @Test
    void every_line_is_accounted_for() {
        assertThat(contents.lines()).isEqualTo(541_909);
        assertThat(contents.anonymous()).isEqualTo(135_080);
        assertThat(contents.notCounted()).isEqualTo(40);
        assertThat(contents.ignored()).isZero();
        assertThat(REJECTED).isEmpty();
        assertThat(contents.sales.size() + contents.returns.size() + contents.anonymous() + contents.notCounted()).isEqualTo(contents.lines());
    }

    @Test
    void the_sales_are_those_of_the_books() {
        assertThat(contents.sales.size()).isEqualTo(397_884);
        assertThat(contents.receipts.size()).isEqualTo(18_532);
        assertThat(IntStream.range(0, contents.receipts.size()).map(contents.receipts::member).distinct().count()).isEqualTo(4_338);
        long[] net = net();
        assertThat(LongStream.of(net).sum()).isEqualTo(891_140_790L);
        assertThat(LongStream.of(net).map(fen -> fen / 100).sum()).isEqualTo(8_902_670L);
    }

    @Test
    void every_return_is_matched_wholly_partly_or_not() {
        ReturnMatching matching = ReturnMatching.of(contents);
        int whole = 0;
        int partly = 0;
        int none = 0;
        for (int i = 0; i < contents.returns.size(); i++) {
            int found = matching.foundUnits(i);
            whole += found == contents.returns.quantity(i) ? 1 : 0;
            partly += found > 0 && found < contents.returns.quantity(i) ? 1 : 0;
            none += found == 0 ? 1 : 0;
        }
        assertThat(contents.returns.size()).isEqualTo(8_905);
        assertThat(List.of(whole, partly, none)).containsExactly(7_516, 54, 1_335);
    }

    @Test
    void the_points_come_back_at_the_price_of_the_sale() {
        long[] net = net();
        long clawedBack = 0;
        long backFen = 0;
        for (Piece piece : ReturnMatching.of(contents).pieces()) {
            int receipt = contents.sales.document(piece.saleLine());
            clawedBack += net[receipt] / 100 - (net[receipt] - piece.amountFen()) / 100;
            net[receipt] -= piece.amountFen();
            backFen += piece.amountFen();
        }
        assertThat(backFen).isEqualTo(51_617_035L);
        assertThat(clawedBack).isEqualTo(516_130L);
        assertThat(LongStream.of(net).min().orElse(-1)).isNotNegative();
    }

    private static long[] net() {
        long[] net = new long[contents.receipts.size()];
        for (int i = 0; i < contents.sales.size(); i++) {
            net[contents.sales.document(i)] += contents.sales.amountFen(i);
        }
        return net;
    }
}
