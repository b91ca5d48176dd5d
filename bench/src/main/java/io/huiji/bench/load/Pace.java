package io.huiji.bench.load;

/** When requests are sent. */
public sealed interface Pace {

    /** Each connection sends as soon as it has its answer. */
    record Closed() implements Pace {}

    /** So many requests a second, whatever the answers do; a latency is counted from the intended start. */
    record Fixed(double requestsPerSecond) implements Pace {}
}
