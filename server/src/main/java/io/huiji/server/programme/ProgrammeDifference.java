package io.huiji.server.programme;

import io.huiji.engine.explain.RuleSentences;
import io.huiji.engine.explain.RuleSentences.RuleSentence;
import io.huiji.engine.programme.Programme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a programme says that another one did not, in plain words. Sentences about the same thing (its subject and code) belong together.
 *
 * @param same how many sentences are in both
 */
public record ProgrammeDifference(List<RuleSentence> added, List<RuleSentence> removed, List<ChangedRule> changed, int same) {

    public record ChangedRule(RuleSentence before, RuleSentence after) {}

    public static ProgrammeDifference between(Programme before, Programme after) {
        Map<String, List<RuleSentence>> old = byThing(RuleSentences.of(before));
        Map<String, List<RuleSentence>> fresh = byThing(RuleSentences.of(after));
        ProgrammeDifference difference = new ProgrammeDifference(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0);
        int same = 0;
        Map<String, List<RuleSentence>> things = new LinkedHashMap<>(fresh);
        old.forEach(things::putIfAbsent);
        for (String thing : things.keySet()) {
            List<RuleSentence> was = new ArrayList<>(old.getOrDefault(thing, List.of()));
            List<RuleSentence> is = new ArrayList<>(fresh.getOrDefault(thing, List.of()));
            for (RuleSentence sentence : List.copyOf(was)) {
                if (is.remove(sentence)) {
                    was.remove(sentence);
                    same++;
                }
            }
            difference.note(was, is);
        }
        return new ProgrammeDifference(List.copyOf(difference.added), List.copyOf(difference.removed), List.copyOf(difference.changed), same);
    }

    private void note(List<RuleSentence> was, List<RuleSentence> is) {
        int pairs = Math.min(was.size(), is.size());
        for (int i = 0; i < pairs; i++) {
            changed.add(new ChangedRule(was.get(i), is.get(i)));
        }
        removed.addAll(was.subList(pairs, was.size()));
        added.addAll(is.subList(pairs, is.size()));
    }

    private static Map<String, List<RuleSentence>> byThing(List<RuleSentence> sentences) {
        Map<String, List<RuleSentence>> byThing = new LinkedHashMap<>();
        sentences.forEach(sentence -> byThing.computeIfAbsent(sentence.subject() + ":" + sentence.code(), _ -> new ArrayList<>()).add(sentence));
        return byThing;
    }
}
