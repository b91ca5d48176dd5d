package io.huiji.server.platform;

/** Whose the database is. */
public interface DatabaseKind {

    /** Started and watched by this process; else one's own, which it only connects to. */
    boolean isEmbedded();
}
