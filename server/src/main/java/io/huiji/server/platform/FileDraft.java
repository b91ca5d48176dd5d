package io.huiji.server.platform;

import io.huiji.server.platform.FileReport.Line;
import io.huiji.server.platform.FileReport.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Collects what the lines of a file ask for, compares it with what is there, writes it, and reports each line. */
public final class FileDraft<E> {

    private final Function<E, String> codeOf;
    private final Map<String, Integer> lineOf = new LinkedHashMap<>();
    private final Map<String, E> accepted = new LinkedHashMap<>();
    private final List<Line> rejected = new ArrayList<>();

    public FileDraft(Function<E, String> codeOf) {
        this.codeOf = codeOf;
    }

    /** The first of two lines about the same thing counts, the second is rejected. */
    public void accept(int line, E entry) {
        String code = codeOf.apply(entry);
        Integer before = lineOf.putIfAbsent(code, line);
        if (before == null) {
            accepted.put(code, entry);
        } else {
            reject(line, code, List.of(new FieldError("code", "twice_in_file", "第 " + before + " 行已有同一编码", "Line " + before + " has the same code")));
        }
    }

    public void reject(int line, String code, List<FieldError> errors) {
        rejected.add(new Line(line, code, Result.REJECTED, errors));
    }

    /** Takes an accepted line back. */
    public void reject(String code, FieldError error) {
        accepted.remove(code);
        reject(lineOf.getOrDefault(code, 0), code, List.of(error));
    }

    public List<E> accepted() {
        return List.copyOf(accepted.values());
    }

    /**
     * @param present what is there now, by code, as an entry that equals one that would change nothing
     * @param write gets what is new or different, unless nothing is to be written
     */
    public FileReport finish(Map<String, E> present, boolean dryRun, boolean allOrNothing, Consumer<List<E>> write) {
        List<Line> results = new ArrayList<>(rejected);
        List<E> changes = new ArrayList<>();
        int[] counts = new int[Result.values().length];
        accepted.forEach((code, entry) -> {
            E before = present.get(code);
            Result result = before == null ? Result.CREATED : before.equals(entry) ? Result.UNCHANGED : Result.UPDATED;
            if (result != Result.UNCHANGED) {
                changes.add(entry);
            }
            counts[result.ordinal()]++;
            results.add(new Line(lineOf.getOrDefault(code, 0), code, result, List.of()));
        });
        results.sort(Comparator.comparingInt(Line::line));
        boolean written = !dryRun && (rejected.isEmpty() || !allOrNothing);
        if (written && !changes.isEmpty()) {
            write.accept(changes);
        }
        return new FileReport(written, results.size(), counts[Result.CREATED.ordinal()], counts[Result.UPDATED.ordinal()],
                counts[Result.UNCHANGED.ordinal()], rejected.size(), results);
    }
}
