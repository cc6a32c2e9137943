package dev.gan4j.sweep;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.NotEnoughMemoryException;
import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.train.SharedData;
import dev.gan4j.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan on many threads, each doing one run at a time. Which thread does a run, and when, does not affect it.
 *
 * <p>A thread takes the next run by one atomic increment; apart from that, threads share only immutable data and code that the
 * JVM has compiled. A run draws no pictures, takes no checkpoints, and is judged once.
 */
public final class SweepRunner {

    private final SweepPlan plan;
    private final SharedData shared;
    private final Set<Trainer> atWork = ConcurrentHashMap.newKeySet();
    private volatile boolean isStopped;
    private Judging judging = Judging.WITHOUT_REFEREES;

    /**
     * Creates a runner.
     *
     * @param plan   what to run
     * @param shared the data that the plan was made with
     */
    public SweepRunner(SweepPlan plan, SharedData shared) {
        this.plan = requireNonNull(plan, "plan must not be null");
        this.shared = requireNonNull(shared, "shared must not be null");
    }

    /**
     * Runs a whole sweep; keeps everything in memory and writes nothing.
     *
     * @param sweep   what to run
     * @param threads how many runs at the same time, at least 1
     * @return every run
     * @throws InvalidInputException if an experiment's data cannot be used
     */
    public static SweepResults run(SweepSpec sweep, int threads) {
        SharedData shared = new SharedData();
        SweepPlan plan = SweepPlan.of(sweep, shared);
        Queue<RunRecord> records = new ConcurrentLinkedQueue<>();
        new SweepRunner(plan, shared).run(plan.runs(), threads, records::add);
        return new SweepResults(plan, List.copyOf(records));
    }

    /**
     * Sets the extent of each run's judgement.
     *
     * @param wanted the extent; default: without referees, because they may take longer than a short run
     * @return this runner
     */
    public SweepRunner judging(Judging wanted) {
        judging = requireNonNull(wanted, "wanted must not be null");
        return this;
    }

    /** Asks to stop; runs in progress are abandoned. May be called from any thread. */
    public void stop() {
        isStopped = true;
        atWork.forEach(Trainer::stop);
    }

    /**
     * Returns whether {@link #stop()} was called.
     *
     * @return true from the first {@link #stop()} on
     */
    public boolean isStopped() {
        return isStopped;
    }

    /**
     * Runs, and returns when all runs are done or it was stopped.
     *
     * @param runs    of the plan, started in this order
     * @param threads how many at the same time, at least 1
     * @param done    receives each run, on the thread that did it, in the order in which they end; if it throws, the sweep
     *                stops and throws the same
     * @throws NotEnoughMemoryException if the JVM does not have enough memory for this many runs at the same time; no run
     *                                  counts as failed for that reason
     */
    public void run(List<SweepPlan.RunKey> runs, int threads, Consumer<RunRecord> done) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1 but was " + threads);
        }
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Runnable work = () -> {
            try {
                for (int i = next.getAndIncrement(); i < runs.size() && !isStopped; i = next.getAndIncrement()) {
                    RunRecord entry = train(runs.get(i), Math.min(threads, runs.size()));
                    if (entry != null) {
                        done.accept(entry);
                    }
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
                stop();
            }
        };
        List<Thread> helpers = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, runs.size()); i++) {
            helpers.add(Thread.ofPlatform().daemon().name("gan4j-sweep-" + i).start(work));
        }
        work.run();
        helpers.forEach(SweepRunner::join);
        switch (failure.get()) {
            case null -> {
                // Every run was done.
            }
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    private @Nullable RunRecord train(SweepPlan.RunKey run, int atOnce) {
        Trainer trainer;
        try {
            trainer = Trainer.of(plan.experiment(run), shared).judging(judging).runsAtOnce(atOnce);
        } catch (InvalidInputException e) {
            return SingleRun.failed(run, e);
        }
        atWork.add(trainer);
        try {
            if (isStopped) {
                trainer.stop();
            }
            return SingleRun.train(run, trainer, plan.spec().success());
        } finally {
            atWork.remove(trainer);
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "SweepRunner[" + plan + (isStopped ? ", stopped" : "") + "]";
    }
}
