package dev.gan4j.sweep;

import dev.gan4j.sweep.RunRecord.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;

/** Runs that nobody trained. */
final class Records {

    private Records() {}

    static RunRecord finished(int setting, long seed, double distance, String weights) {
        return new RunRecord(new SweepPlan.RunKey(setting, seed), Outcome.FINISHED, "", 200, distance,
                OptionalLong.empty(), new LinkedHashMap<>(), weights, 1);
    }

    /** What a run that diverged leaves: its last good state may be near the real data. */
    static RunRecord diverged(int setting, long seed) {
        return new RunRecord(new SweepPlan.RunKey(setting, seed), Outcome.DIVERGED, "D's objective was not finite", 7,
                0.01, OptionalLong.empty(), new LinkedHashMap<>(), "d" + setting + seed, 1);
    }

    /** Runs with seeds from 1 on; where a distance is infinite, one that diverged. */
    static List<RunRecord> of(int setting, double... distances) {
        List<RunRecord> records = new ArrayList<>();
        long seed = 0;
        for (double distance : distances) {
            seed++;
            records.add(Double.isInfinite(distance)
                    ? diverged(setting, seed)
                    : finished(setting, seed, distance, setting + "-" + seed));
        }
        return records;
    }
}
