package dev.gan4j.engine.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share the parts of one kernel call. The result of a part does not depend on the thread.
 *
 * <p>The threads belong to the process; they spin for some microseconds and then wait for work without using the processor. A
 * call allocates nothing. A second caller at the same time does its parts alone.
 */
final class Workers {

    /** Work that is done in parts. */
    interface Task {

        /**
         * Does a part.
         *
         * @param part   from 0
         * @param worker the worker, from 0; it does one part at a time
         */
        void run(int part, int worker);
    }

    private static final Map<Integer, Workers> SHARED = new ConcurrentHashMap<>();
    private static final int SPINS = 2000;
    private static final int PART_BITS = 32;
    /** The smallest number of multiply-adds for which work is worth sharing. */
    private static final long SHARED_WORK = 1 << 20;
    /** A part that no call has. */
    private static final long CLOSED = Integer.MAX_VALUE;

    private final int count;
    private final Thread[] threads;
    private final ReentrantLock lock = new ReentrantLock();
    /** The number of the call, and below it the next part that nobody has taken. */
    private final AtomicLong state = new AtomicLong();
    private final AtomicInteger unfinished = new AtomicInteger();
    private volatile Task task = (part, worker) -> {};
    private volatile int parts;
    private volatile @Nullable Throwable failure;

    private Workers(int count) {
        this.count = count;
        threads = new Thread[count - 1];
        for (int i = 0; i < threads.length; i++) {
            int worker = i + 1;
            threads[i] = Thread.ofPlatform().daemon().name("gan4j-kernels-" + worker).unstarted(() -> serve(worker));
        }
        for (Thread thread : threads) {
            thread.start();
        }
    }

    /**
     * Returns the process's workers.
     *
     * @param count threads, including the caller's; at least 1
     * @return the same for the same count
     */
    static Workers of(int count) {
        return SHARED.computeIfAbsent(count, Workers::new);
    }

    /** The number of threads, including the caller's. */
    int count() {
        return count;
    }

    /** Whether there are others to share work with, and the work is worth it. */
    boolean isWorthSharing(long multiplyAdds) {
        return count > 1 && multiplyAdds >= SHARED_WORK;
    }

    /**
     * Does a task's parts, some of them here, and returns when all are done.
     *
     * @param work  the task
     * @param parts at least 0
     */
    void run(Task work, int parts) {
        if (parts < 2 || count < 2 || !lock.tryLock()) {
            for (int part = 0; part < parts; part++) {
                work.run(part, 0);
            }
            return;
        }
        try {
            share(work, parts);
        } finally {
            lock.unlock();
        }
    }

    private void share(Task work, int howMany) {
        long call = ((state.get() >>> PART_BITS) + 1) << PART_BITS;
        // Closed first: a thread that still sees the previous call must not take a part that only this call has.
        state.set(call | CLOSED);
        failure = null;
        task = work;
        parts = howMany;
        unfinished.set(howMany);
        state.set(call);
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
        takeParts(0);
        while (unfinished.get() > 0) {
            Thread.onSpinWait();
        }
        Throwable thrown = failure;
        if (thrown instanceof Error error) {
            throw error; // there is no memory left, say
        }
        if (thrown != null) {
            throw new IllegalStateException("a kernel failed", thrown);
        }
    }

    /** Does parts of the present call until none is left; returns whether it did any. */
    private boolean takeParts(int worker) {
        boolean tookAny = false;
        while (true) {
            long seen = state.get();
            Task work = task;
            int part = (int) seen;
            if (part >= parts) {
                return tookAny;
            }
            if (state.compareAndSet(seen, seen + 1)) {
                tookAny = true;
                try {
                    work.run(part, worker);
                } catch (RuntimeException | Error e) {
                    failure = e;
                } finally {
                    unfinished.decrementAndGet();
                }
            }
        }
    }

    private void serve(int worker) {
        while (true) {
            boolean found = false;
            for (int spin = 0; spin < SPINS && !found; spin++) {
                found = takeParts(worker);
                Thread.onSpinWait();
            }
            if (!found) {
                LockSupport.park(this);
            }
        }
    }
}
