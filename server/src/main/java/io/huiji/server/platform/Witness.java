package io.huiji.server.platform;

/** Sees every write of {@link Once}, inside its transaction: what it writes is there if the write is, and not otherwise. */
public interface Witness {

    void wrote(Once.Reply reply);
}
