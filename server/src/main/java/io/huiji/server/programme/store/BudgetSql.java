package io.huiji.server.programme.store;

import io.huiji.server.platform.Query;
import io.huiji.server.platform.Update;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code programme.budget}. */
@Repository
public class BudgetSql {

    private final JdbcClient database;

    BudgetSql(JdbcClient database) {
        this.database = database;
    }

    public Query<Map<String, Long>> left(Collection<String> codes) {
        return new Query<>("select code, left_points from programme.budget where code = any(?)", HashMap.newHashMap(codes.size()),
                (left, row) -> left.put(row.getString(1), row.getLong(2)), (Object) codes.toArray(String[]::new));
    }

    /** Changes no row when there is not enough. */
    public Update take(String code, long points, IntConsumer taken) {
        return new Update("update programme.budget set left_points = left_points - ? where code = ? and left_points >= ?", taken,
                points, code, points);
    }

    public Optional<Long> lock(String code) {
        return database.sql("update programme.budget set left_points = left_points where code = ? returning left_points")
                .param(code).query(Long.class).optional();
    }

    /** Makes the budget, or changes its total by as much as what is left changes. False: more than the new total has been drawn already. */
    public boolean allow(String code, long total) {
        int made = database.sql("insert into programme.budget (code, total, left_points) values (?, ?, ?) on conflict do nothing")
                .param(code).param(total).param(total).update();
        return made == 1 || database.sql("""
                update programme.budget set total = ?, left_points = left_points + (? - total)
                 where code = ? and left_points + (? - total) >= 0""")
                .param(total).param(total).param(code).param(total).update() == 1;
    }

    public long drawn(String code) {
        return database.sql("select total - left_points from programme.budget where code = ?").param(code).query(Long.class).single();
    }
}
