package io.huiji.server.insight.report;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Ratio;
import io.huiji.server.insight.model.Sums;
import io.huiji.server.insight.model.Table;
import io.huiji.server.insight.model.Table.Text;
import io.huiji.server.insight.model.Table.Unit;
import io.huiji.server.insight.store.SumsSql;
import io.huiji.server.insight.store.UnnamedSql;
import io.huiji.server.insight.store.UnnamedSql.Unnamed;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Report 9: what a receipt is worth. */
@Component("insight.basket")
class Basket implements Report {

    private final SumsSql sums;
    private final UnnamedSql unnamed;

    Basket(SumsSql sums, UnnamedSql unnamed) {
        this.sums = sums;
        this.unnamed = unnamed;
    }

    @Override
    public String name() {
        return "basket";
    }

    @Override
    public Text title() {
        return new Text("客单与连带", "Basket");
    }

    @Override
    public Text definition() {
        return new Text(
                "会员小票:客单价=实付 ÷ 小票数(未减退款);每单行数与件数为平均值。无会员小票(未报会员的小票)并列对照;参与率=会员销售 ÷ 全部销售。",
                "Receipts of members: the average ticket is what was paid by receipts, refunds not taken off; lines and pieces "
                + "are averages of a receipt. Beside them receipts that no member was named on. Participation: sales to members o"
                + "f all sales.");
    }

    @Override
    public Chart chart() {
        return Chart.bar("who", "ticket");
    }

    @Override
    public Table table(Asked asked, ZoneId zone) {
        Sums sum = sums.total(asked);
        Unnamed nobodys = unnamed.of(asked, zone);
        long allFen = sum.salesFen() + nobodys.salesFen();
        Table.Rows rows = new Table.Rows();
        rows.add(asked.english() ? "members" : "会员", sum.receipts(), sum.salesFen(), Ratio.of(sum.salesFen(), allFen), Ratio.each(sum.salesFen(), sum.receipts()),
                Ratio.each(sum.lines() * 10, sum.receipts()), Ratio.each(sum.units() * 10, sum.receipts()), Ratio.of(sum.refundedFen(), sum.salesFen()));
        rows.add(asked.english() ? "no member" : "无会员", nobodys.receipts(), nobodys.salesFen(), Ratio.of(nobodys.salesFen(), allFen),
                Ratio.each(nobodys.salesFen(), nobodys.receipts()), null, null, Ratio.of(nobodys.refundedFen(), nobodys.salesFen()));
        return rows.under(List.of(Table.column("who", Unit.TEXT, "顾客", "Customers"), Table.column("receipts", Unit.COUNT, "小票", "Receipts"),
                Table.column("sales", Unit.FEN, "实付", "Paid"), Table.column("participation", Unit.SHARE, "销售占比", "Share of sales"),
                Table.column("ticket", Unit.FEN, "客单价", "Average ticket"), Table.column("lines", Unit.TENTHS, "每单行数", "Lines a receipt"),
                Table.column("units", Unit.TENTHS, "每单件数", "Pieces a receipt"), Table.column("refunded", Unit.SHARE, "退款占比", "Refunded share")));
    }
}
