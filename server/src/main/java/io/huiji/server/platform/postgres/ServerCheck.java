package io.huiji.server.platform.postgres;

import io.huiji.server.platform.DatabaseLocation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks a server that has just started whether it is durable, and makes our database the first time. Asked in our database and as its owner,
 * since a setting of the database or of the role beats the command line.
 */
record ServerCheck(DatabaseLocation maintenance, DatabaseLocation application, String database) {

    /** @throws PostgresFailure when a setting is not what durability needs */
    void run() {
        try {
            createDatabaseIfMissing();
            checkDurable();
        } catch (SQLException broken) {
            throw new PostgresFailure("cannot connect to the embedded PostgreSQL: " + broken.getMessage(), broken);
        }
    }

    private void createDatabaseIfMissing() throws SQLException {
        try (Connection connection = maintenance.connect()) {
            if (ask(connection, "select count(*) from pg_database where datname = ?", database).equals("0")) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("create database " + database);
                }
            }
        }
    }

    private void checkDurable() throws SQLException {
        try (Connection connection = application.connect()) {
            for (Map.Entry<String, String> wanted : new TreeMap<>(PostgresSettings.DURABLE).entrySet()) {
                String found = ask(connection, "select current_setting(?)", wanted.getKey());
                if (!found.equals(wanted.getValue())) {
                    throw new PostgresFailure("PostgreSQL runs with " + wanted.getKey() + "=" + found + " where " + wanted.getValue()
                            + " is needed for no answered write to be lost; remove that setting (ALTER ROLE, ALTER DATABASE) and start again");
                }
            }
        }
    }

    private static String ask(Connection connection, String sql, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
