package io.huiji.server.access.store;

import static io.huiji.server.access.store.Rows.instant;
import static io.huiji.server.access.store.Rows.required;
import static io.huiji.server.access.store.Rows.utc;

import io.huiji.server.access.Role;
import io.huiji.server.access.StaffMember;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code access.staff}. */
@Repository
public class StaffSql {

    static final String COLUMNS = """
            s.staff_id, s.username, s.name, s.roles, s.store_ids, s.active, s.password, s.password_set_at, s.second_factor, s.second_factor_on,
            s.last_login_at, s.failures + s.failures_seen as failures, s.created_at""";

    private final JdbcClient database;

    StaffSql(JdbcClient database) {
        this.database = database;
    }

    /** Somebody with what proves who she is. {@code sealedFactor}: the secret of the second factor, sealed. */
    public record WithSecrets(StaffMember person, @Nullable String password, byte @Nullable [] sealedFactor) {}

    public boolean anyoneCanSignIn() {
        return database.sql("select exists (select from access.staff where password is not null and active)").query(Boolean.class).single();
    }

    /** @return whether the name was free */
    public boolean insert(StaffMember person, long createdBy) {
        return database.sql("""
                insert into access.staff (staff_id, username, name, roles, store_ids, active, created_at, created_by)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(person.staffId()).param(person.username()).param(person.name()).param(codes(person.roles())).param(stores(person.storeIds()))
                .param(person.active()).param(utc(person.createdAt())).param(createdBy).update() == 1;
    }

    /** Writes name, roles, stores and whether the account is active. */
    public void update(StaffMember person) {
        database.sql("update access.staff set name = ?, roles = ?, store_ids = ?, active = ?, version = version + 1 where staff_id = ?")
                .param(person.name()).param(codes(person.roles())).param(stores(person.storeIds())).param(person.active()).param(person.staffId()).update();
    }

    /** Others who would change her wait until the transaction ends. */
    public Optional<StaffMember> lock(long staffId) {
        database.sql("update access.staff set version = version + 1 where staff_id = ?").param(staffId).update();
        return find(staffId).map(WithSecrets::person);
    }

    public Optional<WithSecrets> find(long staffId) {
        return database.sql("select " + COLUMNS + " from access.staff s where s.staff_id = ?").param(staffId).query(StaffSql::row).optional();
    }

    public Optional<WithSecrets> findByName(String username) {
        return database.sql("select " + COLUMNS + " from access.staff s where s.username = ?").param(username).query(StaffSql::row).optional();
    }

    public List<StaffMember> findByNames(Collection<String> usernames) {
        return database.sql("select " + COLUMNS + " from access.staff s where s.username = any(?)").param(usernames.toArray(String[]::new))
                .query((row, number) -> row(row, number).person()).list();
    }

    /** By id, after {@code staffId}. {@code storeIds}: only those of these stores; empty: all. */
    public List<StaffMember> listAfter(long staffId, Collection<Long> storeIds, int limit) {
        return database.sql("select " + COLUMNS + " from access.staff s where s.staff_id > ? and (? or s.store_ids && ?) order by s.staff_id limit ?")
                .param(staffId).param(storeIds.isEmpty()).param(stores(storeIds)).param(limit).query((row, number) -> row(row, number).person()).list();
    }

    /** Whether somebody who is active and can sign in has the role. */
    public boolean hasActive(Role role) {
        return database.sql("select exists (select from access.staff where active and password is not null and ? = any(roles))")
                .param(role.code()).query(Boolean.class).single();
    }

    public void setPassword(long staffId, String encoded, Instant at) {
        database.sql("update access.staff set password = ?, password_set_at = ?, version = version + 1 where staff_id = ?")
                .param(encoded).param(utc(at)).param(staffId).update();
        database.sql("insert into access.staff_password (staff_id, set_at, password) values (?, ?, ?) on conflict do nothing")
                .param(staffId).param(utc(at)).param(encoded).update();
    }

    /** The same password, hashed anew; unless it was changed meanwhile. */
    public void rehash(long staffId, String before, String encoded) {
        database.sql("update access.staff set password = ? where staff_id = ? and password = ?").param(encoded).param(staffId).param(before).update();
    }

    /** Newest first. */
    public List<String> passwords(long staffId, int limit) {
        return database.sql("select password from access.staff_password where staff_id = ? order by set_at desc limit ?")
                .param(staffId).param(limit).query((row, number) -> row.getString(1)).list();
    }

    public void loggedIn(long staffId, Instant at) {
        database.sql("update access.staff set last_login_at = ?, failures_seen = failures, failures = 0 where staff_id = ?").param(utc(at)).param(staffId).update();
    }

    public void failed(long staffId) {
        database.sql("update access.staff set failures = failures + 1 where staff_id = ?").param(staffId).update();
    }

    private static Long[] stores(Collection<Long> storeIds) {
        return storeIds.stream().sorted().toArray(Long[]::new);
    }

    private static String[] codes(Collection<Role> roles) {
        return roles.stream().map(Role::code).sorted().toArray(String[]::new);
    }

    static WithSecrets row(ResultSet row, int number) throws SQLException {
        Set<Role> roles = Arrays.stream((String[]) row.getArray("roles").getArray()).map(Role::of).collect(Collectors.toUnmodifiableSet());
        String password = row.getString("password");
        StaffMember person = new StaffMember(row.getLong("staff_id"), row.getString("username"), row.getString("name"), roles,
                Set.of((Long[]) row.getArray("store_ids").getArray()), row.getBoolean("active"), password != null, instant(row, "password_set_at"),
                row.getBoolean("second_factor_on"), instant(row, "last_login_at"), row.getInt("failures"), required(row, "created_at"));
        return new WithSecrets(person, password, row.getBytes("second_factor"));
    }
}
