package io.huiji.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiji.server.testing.MutableClock;
import io.huiji.server.testing.TestDatabase;
import io.huiji.server.testing.TestServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Half a million real receipt lines through the whole server: the figures of the books, again, cut short, taken back. */
@Tag("H1")
@Tag("N2")
class RealFileIT {

    private static final Map<String, String> FIGURES = Map.of(
            "lines", "541909", "receipts", "18532", "members", "4338", "net_fen", "891140790", "points_earned", "8902670",
            "returns_matched_lines", "7516", "returns_partly_matched_lines", "54", "returns_unmatched_lines", "1335",
            "points_clawed_back", "516130", "rejected", "0");

    @Test
    void the_figures_are_those_of_the_books_and_a_second_run_adds_nothing() {
        Path file = RealFile.orSkip();
        try (TestDatabase database = TestDatabase.open(); TestServer server = TestServer.start(database, MutableClock.atNoonInShanghai())) {
            ImportClient client = new ImportClient(server);
            JsonNode forecast = client.importFile(file, "&dryRun=true");
            assertThat(ImportClient.figures(forecast)).containsAllEntriesOf(FIGURES);
            assertThat(BooksOf.in(server).receipts()).isEmpty();

            JsonNode run = client.importFile(file, "");
            System.out.println("importing the real file took " + ImportClient.figures(run).get("seconds") + " s");
            assertThat(ImportClient.figures(run)).containsAllEntriesOf(FIGURES).containsEntry("already_there", "0");
            BooksOf books = BooksOf.in(server);
            assertThat(books.points()).isEqualTo(8_902_670L - 516_130L);

            JsonNode again = client.importFile(file, "");
            assertThat(ImportClient.figures(again)).containsAllEntriesOf(Map.of(
                    "lines", "541909", "receipts", "0", "members", "0", "net_fen", "0", "points_earned", "0", "points_clawed_back", "0",
                    "returns_matched_lines", "0", "returns_unmatched_lines", "0", "already_there", "18532", "already_there_return_lines", "8905"));
            assertThat(BooksOf.in(server)).isEqualTo(books);
            member_16446_has_nothing_left_of_what_she_returned(server);
        }
    }

    @Test
    void cut_short_and_run_again_it_ends_in_the_same_books_and_an_undo_takes_all_of_it_back() {
        Path file = RealFile.orSkip();
        try (TestDatabase database = TestDatabase.open(); TestServer server = TestServer.start(database, MutableClock.atNoonInShanghai())) {
            ImportClient client = new ImportClient(server);
            String cut = client.start(ImportClient.file(file), "");
            server.bean(Imports.class);
            while (server.bean(Imports.class).progress(Long.parseLong(cut)).map(progress -> progress.done() < 5_000).orElse(true)) {
                ImportClient.pause(5);
            }
            server.bean(io.huiji.server.imports.job.Jobs.class).interrupt(Long.parseLong(cut));
            JsonNode first = client.finished(cut);
            assertThat(first.get("status").asString()).isEqualTo("interrupted");
            JsonNode rest = client.importFile(file, "");
            for (String figure : new String[] {"receipts", "net_fen", "points_earned", "points_clawed_back", "returns_matched_lines", "returns_unmatched_lines"}) {
                assertThat(sum(first, rest, figure)).as(figure).isEqualTo(Long.parseLong(FIGURES.get(figure)));
            }
            assertThat(BooksOf.in(server).points()).isEqualTo(8_902_670L - 516_130L);

            client.undo(rest.get("id").asString());
            client.undo(cut);
            assertThat(BooksOf.in(server).points()).isZero();
            JsonNode anew = client.importFile(file, "");
            assertThat(ImportClient.figures(anew)).containsAllEntriesOf(FIGURES);
        }
    }

    /** Bought for 168,469.60 and returned it twelve minutes later; 2.90 of another day stay. */
    private static void member_16446_has_nothing_left_of_what_she_returned(TestServer server) {
        assertThat(server.jdbc().sql("select net_fen - refunded_fen from purchase.receipt where number = '581483'").query(Long.class).single()).isZero();
        assertThat(server.jdbc().sql("select clawed_points from purchase.receipt where number = '581483'").query(Long.class).single()).isEqualTo(168_469L);
        assertThat(server.jdbc().sql("""
                select a.spendable from ledger.account a join purchase.receipt r on r.member_id = a.member_id where r.number = '581483'""")
                .query(Long.class).single()).isEqualTo(2);
    }

    private static long sum(JsonNode first, JsonNode second, String figure) {
        return Long.parseLong(ImportClient.figures(first).getOrDefault(figure, "0")) + Long.parseLong(ImportClient.figures(second).getOrDefault(figure, "0"));
    }
}
