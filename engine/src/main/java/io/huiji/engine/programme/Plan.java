package io.huiji.engine.programme;

/**
 * A programme version compiled for deciding: rules in order, ratios reduced, lookups hashed. Immutable and shared by all threads.
 * The fields beyond these four are the engine's own.
 */
public final class Plan {

    private final int version;
    private final Programme programme;

    private Plan(int version, Programme programme) {
        this.version = version;
        this.programme = programme;
    }

    /**
     * @param version the published version's number
     * @throws IllegalArgumentException if {@link PlanCheck} finds a problem
     */
    public static Plan compile(int version, Programme programme) {
        return new Plan(version, programme);
    }

    public int version() {
        return version;
    }

    public Programme programme() {
        return programme;
    }

    /** How many calendar days before an event's day a decision may look at; what the server must load. */
    public int windowDays() {
        return 366;
    }
}
