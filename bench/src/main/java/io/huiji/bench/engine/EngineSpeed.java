package io.huiji.bench.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Decisions a second on one core. */
public record EngineSpeed(double decisionsPerSecond, double withoutStepsPerSecond) {

    /**
     * Runs the benchmark in a process of its own, with the collector and the heap that the server has.
     *
     * @param iterations measured, after as many to warm up
     */
    public static EngineSpeed measure(int iterations, double secondsEach) {
        var options = new OptionsBuilder()
                .include("^" + EngineBenchmark.class.getName().replace(".", "\\.") + "\\.")
                .forks(1)
                .threads(1)
                .jvmArgs("-Xmx512m", "-XX:+UseParallelGC", "--sun-misc-unsafe-memory-access=allow")
                .warmupIterations(iterations)
                .warmupTime(TimeValue.milliseconds((long) (secondsEach * 1000)))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.milliseconds((long) (secondsEach * 1000)))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            Collection<RunResult> results = new Runner(options).run();
            return new EngineSpeed(score(results, "decide"), score(results, "decideWithoutSteps"));
        } catch (RunnerException failed) {
            throw new IllegalStateException("the benchmark of the engine failed: " + failed.getMessage(), failed);
        }
    }

    private static double score(Collection<RunResult> results, String name) {
        List<Double> scores = new ArrayList<>();
        for (RunResult result : results) {
            if (result.getPrimaryResult().getLabel().equals(name)) {
                scores.add(result.getPrimaryResult().getScore());
            }
        }
        if (scores.size() != 1) {
            throw new IllegalStateException(scores.size() + " results of the benchmark " + name);
        }
        return scores.getFirst();
    }
}
