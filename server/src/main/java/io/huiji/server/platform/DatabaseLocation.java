package io.huiji.server.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where the database is and who owns it. */
public record DatabaseLocation(String url, String user, String password) {

    /** A single connection as the owner, outside the pool. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
