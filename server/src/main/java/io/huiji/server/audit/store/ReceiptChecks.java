package io.huiji.server.audit.store;

import io.huiji.server.audit.Check;
import io.huiji.server.audit.Difference;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks of the business numbers, a page at a time in order of the numbers. To be run in one snapshot a page. */
@Component
public class ReceiptChecks {

    /** The next 10,000 numbers after a number. */
    private static final String RECEIPT_PAGE = """
            with page as (select * from purchase.receipt where (space, number) > (:space, :number) order by space, number limit 10000)
            """;

    private static final String REFUND_PAGE = """
            with page as (select * from purchase.refund where (space, number) > (:space, :number) order by space, number limit 10000)
            """;

    private static final String RECEIPT_DECISION = """
            select r.member_id, 'receipt ' || r.space || '/' || r.number,
                   case when r.state = 'credited' then 'purchase or grant ' || coalesce(r.decision_id::text, 'by a decision') else 'no decision' end,
                   coalesce(d.kind || ' ' || d.id, 'none')
              from page r
              left join desk.decision d on d.member_id = r.member_id and d.id = r.decision_id and d.booked_at = r.booked_at
             where case when r.state = 'credited' then coalesce(d.kind, '') not in ('purchase', 'grant') else r.decision_id is not null end""";

    /** What refunds took, by the decisions that took it: within the sale, and what the receipt says (I7). */
    private static final String RECEIPT_REFUNDED = """
            select r.member_id, 'receipt ' || r.space || '/' || r.number,
                   format('refunded_fen=%s of %s clawed_points=%s', coalesce(d.fen, 0), r.net_fen, coalesce(d.points, 0)),
                   format('refunded_fen=%s of %s clawed_points=%s', r.refunded_fen, r.net_fen, r.clawed_points)
              from page r
              left join lateral (
                    select sum(-d.points) points,
                           sum((select sum((line ->> 'amountFen')::bigint) from json_array_elements(d.command -> 'lines') line)) fen
                      from desk.decision d
                     where d.member_id = any (array(select r.member_id union select f.member_id from purchase.refund f
                                                     where f.sale_space = r.space and f.sale_number = r.number and f.member_id is not null))
                       and d.ref_id = r.decision_id and d.kind = 'refund' and d.refusal is null) d on true
             where r.decision_id is not null and (r.refunded_fen <> 0 or r.clawed_points <> 0 or r.refunded is not null)
               and ((r.refunded_fen, r.clawed_points) is distinct from (coalesce(d.fen, 0), coalesce(d.points, 0))
                    or r.refunded_fen not between 0 and r.net_fen)""";

    private static final String REFUND_DECISION = """
            select r.member_id, 'refund ' || r.space || '/' || r.number, 'refund ' || r.decision_id || ' of ' || r.amount_fen || ' fen',
                   case when d.id is null then 'none'
                        else d.kind || ' ' || d.id || ' of ' || case when d.refusal is null then d.fen else 0 end || ' fen' end
              from page r
              left join lateral (
                    select d.id, d.kind, d.refusal,
                           (select coalesce(sum((line ->> 'amountFen')::bigint), 0) from json_array_elements(d.command -> 'lines') line) fen
                      from desk.decision d
                     where d.member_id = r.member_id and d.id = r.decision_id and d.booked_at = r.booked_at) d on true
             where r.decision_id is not null
               and (d.id is null or d.kind <> 'refund' or r.amount_fen <> case when d.refusal is null then d.fen else 0 end)""";

    private final JdbcClient database;

    ReceiptChecks(JdbcClient database) {
        this.database = database;
    }

    /** A number and how many there were on its page. */
    public record PageEnd(String space, String number, int rows) {}

    private static final PageEnd START = new PageEnd("", "", 0);

    public @Nullable PageEnd receipts(@Nullable PageEnd after, Consumer<Difference> found) {
        PageEnd from = after == null ? START : after;
        run(Check.RECEIPT_DECISION, RECEIPT_PAGE + RECEIPT_DECISION, from, found);
        run(Check.RECEIPT_REFUNDED, RECEIPT_PAGE + RECEIPT_REFUNDED, from, found);
        return end(RECEIPT_PAGE, from);
    }

    public @Nullable PageEnd refunds(@Nullable PageEnd after, Consumer<Difference> found) {
        PageEnd from = after == null ? START : after;
        run(Check.RECEIPT_DECISION, REFUND_PAGE + REFUND_DECISION, from, found);
        return end(REFUND_PAGE, from);
    }

    private void run(Check check, String sql, PageEnd from, Consumer<Difference> found) {
        database.sql(sql).param("space", from.space()).param("number", from.number())
                .query(row -> {
                    found.accept(new Difference(check, row.getObject(1, Long.class), row.getString(2), row.getString(3), row.getString(4)));
                });
    }

    /** @return {@code null}: there was nothing after {@code from} */
    private @Nullable PageEnd end(String page, PageEnd from) {
        List<PageEnd> last = database.sql(page + "select space, number, (select count(*) from page)::int from page order by space desc, number desc limit 1")
                .param("space", from.space()).param("number", from.number())
                .query((row, n) -> new PageEnd(row.getString(1), row.getString(2), row.getInt(3))).list();
        return last.isEmpty() ? null : last.getFirst();
    }
}
