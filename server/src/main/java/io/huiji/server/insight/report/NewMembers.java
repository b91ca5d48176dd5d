package io.huiji.server.insight.report;

import io.huiji.server.insight.model.Asked;
import io.huiji.server.insight.model.Ratio;
import io.huiji.server.insight.model.Table;
import io.huiji.server.insight.model.Table.Text;
import io.huiji.server.insight.model.Table.Unit;
import io.huiji.server.insight.store.JoinedSql;
import io.huiji.server.insight.store.JoinedSql.Source;
import io.huiji.server.insight.store.PlaceSql;
import io.huiji.server.insight.store.PlaceSql.Place;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Report 6: who joined, where and how. */
@Component("insight.new_members")
class NewMembers implements Report {

    private final JoinedSql joined;
    private final PlaceSql places;

    NewMembers(JoinedSql joined, PlaceSql places) {
        this.joined = joined;
        this.places = places;
    }

    @Override
    public String name() {
        return "new_members";
    }

    @Override
    public Text title() {
        return new Text("新会员", "New members");
    }

    @Override
    public Text definition() {
        return new Text(
                "所选时段内入会的会员,按入会门店与渠道(入会日按门店时区)。",
                "Members who joined in the period, by the store and the channel that brought them; the day is that of the store"
                + "'s zone.");
    }

    @Override
    public Chart chart() {
        return Chart.bar("name", "members");
    }

    @Override
    public Table table(Asked asked, ZoneId zone) {
        List<Source> sources = joined.sources(asked, zone);
        long all = sources.stream().mapToLong(Source::members).sum();
        Map<Long, Place> byId = places.all();
        Table.Rows rows = new Table.Rows();
        sources.forEach(some -> rows.add(Slices.code(byId, some.storeId()), Slices.name(byId, some.storeId(), asked), some.channel(), some.members(),
                Ratio.of(some.members(), all)));
        return rows.under(List.of(Slices.STORE, Slices.NAME, Table.column("channel", Unit.TEXT, "渠道", "Channel"),
                Table.column("members", Unit.COUNT, "新会员", "New members"), Table.column("share", Unit.SHARE, "占比", "Share")));
    }
}
