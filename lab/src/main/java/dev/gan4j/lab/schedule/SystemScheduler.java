package dev.gan4j.lab.schedule;

import java.util.concurrent.locks.LockSupport;

/** The system's time and threads. */
public final class SystemScheduler implements Scheduler {

    /** The only instance. */
    public static final Scheduler INSTANCE = new SystemScheduler();

    private SystemScheduler() {}

    private record SystemWorker(Thread thread) implements Worker {

        @Override
        public void wake() {
            LockSupport.unpark(thread);
        }

        @Override
        public void interrupt() {
            thread.interrupt();
        }

        @Override
        public boolean isAlive() {
            return thread.isAlive();
        }
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public long currentTimeMillis() {
        return System.currentTimeMillis();
    }

    @Override
    public Worker start(String name, Runnable work) {
        return new SystemWorker(Thread.ofPlatform().daemon().name(name).start(work));
    }

    @Override
    public Worker current() {
        return new SystemWorker(Thread.currentThread());
    }

    @Override
    public void park(long nanos) throws InterruptedException {
        LockSupport.parkNanos(this, nanos);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
