package io.huiji.server.desk;

import io.huiji.server.desk.jobs.Partitions;
import io.huiji.server.desk.jobs.Sweep;
import org.springframework.stereotype.Component;

/** What the timetable does, for whoever lets time pass by hand. */
@Component
public class Upkeep {

    private final Sweep sweep;
    private final Partitions partitions;

    Upkeep(Sweep sweep, Partitions partitions) {
        this.sweep = sweep;
        this.partitions = partitions;
    }

    /** Settles every member with something due now. */
    public void settle() {
        sweep.run();
    }

    /** Makes the partitions of the coming year, seen from now. */
    public void makePartitions() {
        partitions.makeAhead();
    }
}
