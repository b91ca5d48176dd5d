package io.huiji.server.platform.postgres;

import io.huiji.server.platform.database.DatabaseLocation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** Asks a server that has just started whether it is durable, and makes our database the first time. */
record ServerCheck(DatabaseLocation maintenance, String database) {

    /** @throws PostgresFailure when a setting is not what durability needs */
    void run() {
        try (Connection connection = maintenance.connect()) {
            for (Map.Entry<String, String> wanted : new TreeMap<>(PostgresSettings.DURABLE).entrySet()) {
                String found = show(connection, wanted.getKey());
                if (!found.equals(wanted.getValue())) {
                    throw new PostgresFailure("PostgreSQL runs with " + wanted.getKey() + "=" + found + " where " + wanted.getValue()
                            + " is needed for no answered write to be lost; remove the setting from the database (ALTER SYSTEM, ALTER ROLE) and start again");
                }
            }
            if (!exists(connection)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("create database " + database);
                }
            }
        } catch (SQLException broken) {
            throw new PostgresFailure("cannot connect to the embedded PostgreSQL: " + broken.getMessage(), broken);
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, setting);
            return single(statement);
        }
    }

    private boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select count(*) from pg_database where datname = ?")) {
            statement.setString(1, database);
            return single(statement).equals("1");
        }
    }

    private static String single(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
