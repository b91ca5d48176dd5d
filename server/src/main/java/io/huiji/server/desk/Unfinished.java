package io.huiji.server.desk;

/** Work that was agreed on and whose end was cut short, by a server that died, say. To be done again and again until it is finished. */
public interface Unfinished {

    void finish();
}
