package io.huiji.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/**
 * Lets the jobs of the timetables rest while the clock is not at home: they judge by the clock how long a transaction can be under way, and its hours pass in
 * moments. What they would have done is done when they run next.
 */
final class DemoRest implements TaskScheduler {

    private final TaskScheduler real;
    private final DemoClock clock;

    DemoRest(TaskScheduler real, DemoClock clock) {
        this.real = real;
        this.clock = clock;
    }

    private Runnable resting(Runnable job) {
        return () -> {
            if (clock.isHome()) {
                job.run();
            }
        };
    }

    @Override
    public @Nullable ScheduledFuture<?> schedule(Runnable job, Trigger trigger) {
        return real.schedule(resting(job), trigger);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable job, Instant start) {
        return real.schedule(resting(job), start);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable job, Instant start, Duration period) {
        return real.scheduleAtFixedRate(resting(job), start, period);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable job, Duration period) {
        return real.scheduleAtFixedRate(resting(job), period);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable job, Instant start, Duration delay) {
        return real.scheduleWithFixedDelay(resting(job), start, delay);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable job, Duration delay) {
        return real.scheduleWithFixedDelay(resting(job), delay);
    }
}
