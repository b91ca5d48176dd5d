package io.huiji.bench;

import io.huiji.bench.floor.Floor;
import io.huiji.bench.server.Books;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The floor as the figures use it: the better of 8 and 32 connections, each run after a checkpoint. */
final class Floors {

    private static final int[] CONNECTIONS = {8, 32};

    private final Floor floor;
    private final Books books;
    private final double seconds;
    private final Map<Integer, Double> best = new HashMap<>();

    Floors(Floor floor, Books books, double seconds) {
        this.floor = floor;
        this.books = books;
        this.seconds = seconds;
    }

    void warmUp(double warmupSeconds) throws SQLException, InterruptedException {
        floor.earnsPerSecond(CONNECTIONS[0], Math.min(5, warmupSeconds));
    }

    double rate() throws SQLException, InterruptedException {
        double better = 0;
        for (int connections : CONNECTIONS) {
            books.checkpoint();
            double rate = floor.earnsPerSecond(connections, seconds);
            best.merge(connections, rate, Math::max);
            better = Math.max(better, rate);
        }
        return better;
    }

    /** Which number of connections did best in any run. */
    int connections() {
        return best.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(CONNECTIONS[0]);
    }
}
