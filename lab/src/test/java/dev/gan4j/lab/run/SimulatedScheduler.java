package dev.gan4j.lab.run;

import dev.gan4j.lab.schedule.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A clock and an order of threads that come from a seed. Each worker is a thread of its own, but only one of them runs at a
 * time: where it waits, is woken or wakes another, the seed says who goes on. Time stands still while somebody can go on, but
 * for a little that each turn takes, and jumps to the next moment that somebody waits for when nobody can.
 */
final class SimulatedScheduler implements Scheduler {

    private static final long USUAL_TURN = TimeUnit.MICROSECONDS.toNanos(300);
    private static final long LONGEST_TURN = TimeUnit.MILLISECONDS.toNanos(300);
    private static final int MOST_TURNS = 2_000_000;

    private final Random random;
    private final List<SimulatedWorker> workers = new ArrayList<>();
    private final Runnable check;
    private long now;
    private int turns;
    private volatile @Nullable Throwable failure;

    /**
     * Creates a world without workers.
     *
     * @param seed  of the order
     * @param check what is looked at between two turns
     */
    SimulatedScheduler(long seed, Runnable check) {
        random = new Random(seed);
        this.check = check;
    }

    /** A thread that waits for its turn. */
    private final class SimulatedWorker implements Worker {

        private final String name;
        private final Semaphore baton = new Semaphore(0);
        private @Nullable Thread thread;
        private boolean isParked;
        private long until;
        private boolean isWoken;
        private boolean isInterrupted;
        private boolean isOver;

        SimulatedWorker(String name) {
            this.name = name;
        }

        @Override
        public void wake() {
            isWoken = true;
            yieldTurn();
        }

        @Override
        public void interrupt() {
            isInterrupted = true;
            yieldTurn();
        }

        @Override
        public boolean isAlive() {
            return !isOver;
        }

        boolean canGoOn() {
            return !isOver && (!isParked || isWoken || isInterrupted || now >= until);
        }
    }

    private @Nullable SimulatedWorker self() {
        Thread current = Thread.currentThread();
        for (SimulatedWorker worker : workers) {
            if (current.equals(worker.thread)) {
                return worker;
            }
        }
        return null;
    }

    /** Runs a world from its first worker to the end of all. */
    void run(Runnable main) throws Throwable {
        SimulatedWorker first = new SimulatedWorker("main");
        workers.add(first);
        Semaphore end = new Semaphore(0);
        begin(first, () -> {
            main.run();
            // Whatever was started comes to its end, or the world says what does not.
            while (workers.stream().anyMatch(worker -> !worker.isOver && worker != first)) {
                try {
                    sleep(TimeUnit.SECONDS.toNanos(1));
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                if (now > TimeUnit.DAYS.toNanos(2)) {
                    throw new AssertionError("these go on for ever: " + workers.stream()
                            .filter(worker -> !worker.isOver && worker != first).map(worker -> worker.name).toList());
                }
            }
        }, end);
        first.baton.release();
        end.acquire();
        Throwable thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }

    private void begin(SimulatedWorker worker, Runnable work, @Nullable Semaphore end) {
        worker.thread = Thread.ofVirtual().name(worker.name).start(() -> {
            worker.baton.acquireUninterruptibly();
            try {
                if (failure == null) {
                    work.run();
                }
            } catch (Abandoned e) {
                // Another one has failed.
            } catch (Throwable e) {
                failure = failure == null ? e : failure;
            } finally {
                worker.isOver = true;
                if (end != null) {
                    end.release();
                } else if (failure == null) {
                    passOn();
                } else {
                    workers.getFirst().baton.release();
                }
            }
        });
    }

    /** Ends a worker whose world has ended. */
    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** How often it was decided who goes on. */
    int turns() {
        return turns;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public long currentTimeMillis() {
        return TimeUnit.NANOSECONDS.toMillis(now);
    }

    @Override
    public Worker start(String name, Runnable work) {
        SimulatedWorker worker = new SimulatedWorker(name + " " + workers.size());
        workers.add(worker);
        begin(worker, work, null);
        yieldTurn();
        return worker;
    }

    @Override
    public Worker current() {
        SimulatedWorker self = self();
        if (self == null) {
            throw new IllegalStateException("this is a thread of another world");
        }
        return self;
    }

    @Override
    public void park(long nanos) throws InterruptedException {
        SimulatedWorker self = (SimulatedWorker) current();
        if (!self.isWoken && !self.isInterrupted) {
            self.isParked = true;
            self.until = now + Math.max(0, nanos);
            takeTurns(self);
            self.isParked = false;
        } else {
            takeTurns(self);
        }
        self.isWoken = false;
        if (self.isInterrupted) {
            self.isInterrupted = false;
            throw new InterruptedException();
        }
    }

    /** Lets others go on first, perhaps. */
    void yieldTurn() {
        SimulatedWorker self = self();
        if (self != null && !self.isOver) {
            takeTurns(self);
        }
    }

    private void takeTurns(SimulatedWorker self) {
        check.run();
        SimulatedWorker next = choose();
        if (next != self) {
            next.baton.release();
            self.baton.acquireUninterruptibly();
        }
        if (failure != null && self != workers.getFirst()) {
            throw new Abandoned();
        }
        if (failure != null) {
            throw new AssertionError("a worker has failed", failure);
        }
    }

    private void passOn() {
        try {
            choose().baton.release();
        } catch (AssertionError e) {
            failure = e;
            workers.getFirst().baton.release();
        }
    }

    private SimulatedWorker choose() {
        if (++turns > MOST_TURNS) {
            throw new AssertionError("nothing comes to an end within " + MOST_TURNS + " turns");
        }
        List<SimulatedWorker> ready = workers.stream().filter(SimulatedWorker::canGoOn).toList();
        if (ready.isEmpty()) {
            now = workers.stream().filter(worker -> !worker.isOver).mapToLong(worker -> worker.until).min()
                    .orElseThrow(() -> new AssertionError("nobody is left"));
            ready = workers.stream().filter(SimulatedWorker::canGoOn).toList();
        } else {
            // Now and then a turn is long, as where a step is large or the machine is busy.
            now += 1 + random.nextLong(random.nextInt(30) == 0 ? LONGEST_TURN : USUAL_TURN);
        }
        return ready.get(random.nextInt(ready.size()));
    }
}
