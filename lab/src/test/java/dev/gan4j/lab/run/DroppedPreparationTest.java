package dev.gan4j.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.schedule.Scheduler;
import dev.gan4j.lab.schedule.SystemScheduler;
import dev.gan4j.lab.wire.ApiException;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is ended while its networks are compiled. */
@Timeout(60)
class DroppedPreparationTest {

    /** Does something when a lane looks at the clock, which is the last thing that its preparation does. */
    private static final class Interrupting implements Scheduler {

        private final AtomicInteger looks = new AtomicInteger();
        private final CountDownLatch ended = new CountDownLatch(1);
        private @Nullable Runnable whenLookedAt;

        @Override
        public long nanoTime() {
            return SystemScheduler.INSTANCE.nanoTime();
        }

        @Override
        public long currentTimeMillis() {
            looks.incrementAndGet();
            if (whenLookedAt != null) {
                whenLookedAt.run();
            }
            return 0;
        }

        @Override
        public Worker start(String name, Runnable work) {
            return SystemScheduler.INSTANCE.start(name, () -> {
                work.run();
                ended.countDown();
            });
        }

        @Override
        public Worker current() {
            return SystemScheduler.INSTANCE.current();
        }

        @Override
        public void park(long nanos) throws InterruptedException {
            SystemScheduler.INSTANCE.park(nanos);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void itsNetworksAreDroppedAndNoMoreAreCompiled(int lanes) throws InterruptedException {
        Interrupting scheduler = new Interrupting();
        FairSemaphore compiling = new FairSemaphore(1);
        Setting setting = new Setting(Experiment.preset("tutorial"), null);
        Preparation preparation = new Preparation(PendingLane.of(Collections.nCopies(lanes, setting)), "r-1", 1,
                Limits.STANDARD, compiling, scheduler);
        scheduler.whenLookedAt = () -> preparation.giveUp(ApiException.unknown("the run was ended"));
        AtomicInteger told = new AtomicInteger();
        preparation.begin((made, failure) -> told.incrementAndGet());
        assertThat(scheduler.ended.await(50, TimeUnit.SECONDS)).isTrue();
        assertThat(told).hasValue(0);
        assertThat(scheduler.looks).hasValue(1);
        assertThat(compiling.holders()).isZero();
    }
}
