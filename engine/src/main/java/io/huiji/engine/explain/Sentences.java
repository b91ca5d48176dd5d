package io.huiji.engine.explain;

import io.huiji.engine.decision.Step;

/** A step as one plain sentence of a shop's language. */
public final class Sentences {

    private Sentences() {}

    public static String zh(Step step) {
        return ChineseSentences.of(step);
    }

    public static String en(Step step) {
        return EnglishSentences.of(step);
    }
}
