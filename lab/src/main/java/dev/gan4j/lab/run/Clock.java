package dev.gan4j.lab.run;

import dev.gan4j.lab.schedule.Scheduler;
import dev.gan4j.lab.wire.Speed;
import dev.gan4j.lab.wire.Stage;
import java.util.List;
import java.util.function.Consumer;

/** Decides what a run does next, and when; used only by the run's own thread. One tick is one iteration of every lane. */
final class Clock {

    /** A run that was delayed by more than this does not catch up. */
    private static final long MOST_LATE = 100_000_000;
    private static final double NANOS = 1e9;
    /** The number of pretraining steps in a tick; there are many, and each changes little. */
    private static final int PRETRAINING_STEPS = 20;

    private final Scheduler scheduler;
    private boolean playing;
    private Command.Kind kind = Command.Kind.ITERATION;
    private int stepsLeft;
    private long due;

    Clock(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Continues from now. */
    void play() {
        playing = true;
        stepsLeft = 0;
        due = scheduler.nanoTime();
    }

    /** Takes a number of steps and stops. */
    void step(Command.Kind what, int count) {
        playing = false;
        kind = what;
        stepsLeft = count;
        due = scheduler.nanoTime();
    }

    void stop() {
        playing = false;
        stepsLeft = 0;
    }

    /** Adapts to another speed from now on. */
    void changePace() {
        due = scheduler.nanoTime();
    }

    /** Whether there is anything to do. */
    boolean isOn() {
        return playing || stepsLeft > 0;
    }

    /** Nanoseconds until the next tick. */
    long pause(List<Lane> lanes, Speed speed) {
        boolean isPaced = playing && (speed.iterationsPerSecond() != null || isSlow(lanes, speed));
        return isPaced ? Math.max(0, due - scheduler.nanoTime()) : 0;
    }

    /** Whether stages are shown; pretraining has none. */
    private static boolean isSlow(List<Lane> lanes, Speed speed) {
        return speed.secondsPerStage() != null && arePretrained(lanes);
    }

    private static boolean arePretrained(List<Lane> lanes) {
        for (Lane lane : lanes) {
            if (!lane.isPretrained() && !lane.isFinished()) {
                return false;
            }
        }
        return true;
    }

    /** Does what is next; the consumer receives stages. */
    void tick(List<Lane> lanes, Speed speed, Consumer<Stage> stages) {
        boolean counts = true;
        Double rate = speed.iterationsPerSecond();
        if (!arePretrained(lanes)) {
            boolean isOne = stepsLeft > 0 && kind == Command.Kind.PRETRAINING;
            int steps = isOne || rate == null ? 1 : PRETRAINING_STEPS;
            for (Lane lane : lanes) {
                if (!lane.isPretrained() && !lane.isFinished()) {
                    lane.pretrain(steps);
                }
            }
            counts = isOne;
            advance(rate == null ? 0 : 1 / rate);
        } else if (stepsLeft > 0) {
            take(kind, lanes, stages);
        } else if (isSlow(lanes, speed)) {
            take(Command.Kind.STAGE, lanes, stages);
            Double seconds = speed.secondsPerStage();
            advance(seconds == null ? 0 : seconds);
        } else {
            take(Command.Kind.ITERATION, lanes, stages);
            advance(rate == null ? 0 : 1 / rate);
        }
        if (stepsLeft > 0 && counts) {
            stepsLeft--;
        }
    }

    private void advance(double seconds) {
        if (seconds > 0) {
            due = Math.max(due + (long) (seconds * NANOS), scheduler.nanoTime() - MOST_LATE);
        }
    }

    private static void take(Command.Kind what, List<Lane> lanes, Consumer<Stage> stages) {
        for (Lane lane : lanes) {
            if (!lane.isFinished()) {
                switch (what) {
                    case DISCRIMINATOR -> lane.stepDiscriminator();
                    case GENERATOR -> lane.stepGenerator();
                    case ITERATION -> lane.iterate();
                    case PRETRAINING -> {
                        // It is over.
                    }
                    case STAGE -> stages.accept(lane.stage());
                }
            }
        }
    }
}
