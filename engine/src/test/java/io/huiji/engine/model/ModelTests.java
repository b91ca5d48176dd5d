package io.huiji.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Proof by a second opinion: thousands of random commands, every balance, lot and answer compared after each. */
class ModelTests {

    private static final int MEMBERS = 60;
    private static final int COMMANDS = 150;

    @Test
    @Tag("I1")
    @Tag("I2")
    @Tag("I3")
    @Tag("I4")
    @Tag("I5")
    @Tag("I6")
    @Tag("I9")
    void the_engine_and_the_simple_books_agree_after_every_random_command() {
        long first = Long.getLong("seed", 20_261_123L);
        int accepted = 0;
        for (int i = 0; i < MEMBERS; i++) {
            RandomMember member = new RandomMember(first + i);
            int step = 0;
            try {
                for (; step < COMMANDS; step++) {
                    member.step();
                }
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("again with -Dseed=" + (first + i) + ", command " + step, failure);
            }
            accepted += member.accepted;
        }
        System.out.println("seed=" + first + " accepted=" + accepted);
        assertThat(accepted).isGreaterThan(MEMBERS * COMMANDS / 3);
    }
}
