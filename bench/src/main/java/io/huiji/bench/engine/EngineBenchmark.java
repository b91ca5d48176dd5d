package io.huiji.bench.engine;

import io.huiji.engine.decision.Command;
import io.huiji.engine.decision.Decision;
import io.huiji.engine.decision.Engine;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.programme.Plan;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Purchases of three lines by members with twelve open lots and five counters, one thread. The members differ, so that no branch is always taken.
 * {@code decide} is what the engine answers a till; {@code decideWithoutSteps} what it answers where nobody asks why.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EngineBenchmark {

    private final Plan plan = Plan.compile(1, DemoProgramme.programme());
    private final List<Facts> facts = DemoFacts.facts(plan);
    private final List<Command> purchases = DemoFacts.purchases();
    private int next;

    @Benchmark
    public Decision decide() {
        int at = next++ & (DemoFacts.COUNT - 1);
        return Engine.decide(plan, facts.get(at), purchases.get(at), true);
    }

    @Benchmark
    public Decision decideWithoutSteps() {
        int at = next++ & (DemoFacts.COUNT - 1);
        return Engine.decide(plan, facts.get(at), purchases.get(at), false);
    }
}
