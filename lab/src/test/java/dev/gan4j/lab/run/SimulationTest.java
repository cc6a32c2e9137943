package dev.gan4j.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.lab.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Random histories of a laboratory, each replayable by its seed. */
@Timeout(3600)
class SimulationTest {

    private static void happen(int count) {
        long first = Seed.first();
        for (long seed = first; seed < first + Seed.count(count); seed++) {
            try {
                new History(seed).happen();
            } catch (Throwable e) {
                throw new AssertionError(Seed.replay(seed) + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void noRunIsLostAndEveryLimitIsKept() {
        happen(200);
    }

    @Test
    void aSeedReplaysItsHistory() throws Throwable {
        long seed = Seed.first();
        assertThat(new History(seed).happen()).as(Seed.replay(seed)).isEqualTo(new History(seed).happen());
    }

    @Test
    @Tag("nightly")
    void noRunIsLostAndEveryLimitIsKeptInTenThousandHistories() {
        happen(10_000);
    }
}
