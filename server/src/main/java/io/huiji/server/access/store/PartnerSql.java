package io.huiji.server.access.store;

import io.huiji.server.access.Caller.NumberSpace;
import io.huiji.server.access.model.Partner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code access.partner}. */
@Repository
public class PartnerSql {

    private final JdbcClient database;

    public PartnerSql(JdbcClient database) {
        this.database = database;
    }

    /** @return whether it was new */
    public boolean insertIfNew(Partner partner) {
        return database.sql("insert into access.partner (partner_id, name, number_space, created_at) values (?, ?, ?, ?) on conflict do nothing")
                .param(partner.partnerId()).param(partner.name()).param(partner.numberSpace().name().toLowerCase(Locale.ROOT))
                .param(partner.createdAt().atOffset(ZoneOffset.UTC)).update() == 1;
    }

    public Optional<Partner> find(long partnerId) {
        return database.sql("select partner_id, name, number_space, created_at from access.partner where partner_id = ?")
                .param(partnerId).query(PartnerSql::partner).optional();
    }

    /** Those after {@code partnerId}, by id. */
    public List<Partner> listAfter(long partnerId, int limit) {
        return database.sql("""
                select partner_id, name, number_space, created_at
                  from access.partner
                 where partner_id > ?
                 order by partner_id
                 limit ?
                """).param(partnerId).param(limit).query(PartnerSql::partner).list();
    }

    private static Partner partner(ResultSet row, int number) throws SQLException {
        return new Partner(row.getLong("partner_id"), row.getString("name"),
                NumberSpace.valueOf(row.getString("number_space").toUpperCase(Locale.ROOT)), row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
