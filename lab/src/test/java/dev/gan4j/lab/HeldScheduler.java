package dev.gan4j.lab;

import dev.gan4j.lab.schedule.Scheduler;
import dev.gan4j.lab.schedule.SystemScheduler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The machine's time and threads, but for the threads that compile networks: those are held up until they are let go. */
final class HeldScheduler implements Scheduler {

    private final CountDownLatch gate = new CountDownLatch(1);

    /** Lets all compiling go on. */
    void release() {
        gate.countDown();
    }

    @Override
    public long nanoTime() {
        return SystemScheduler.INSTANCE.nanoTime();
    }

    @Override
    public long currentTimeMillis() {
        return SystemScheduler.INSTANCE.currentTimeMillis();
    }

    @Override
    public Worker start(String name, Runnable work) {
        boolean isHeld = name.equals("gan4j-lab-prepare") || name.equals("gan4j-lab-seeds");
        return SystemScheduler.INSTANCE.start(name, isHeld ? () -> {
            awaitGate();
            work.run();
        } : work);
    }

    /** As a compiler is, it is not to be interrupted. */
    private void awaitGate() {
        boolean wasInterrupted = false;
        while (true) {
            try {
                if (!gate.await(60, TimeUnit.SECONDS)) {
                    throw new AssertionError("nobody has let it go");
                }
                break;
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
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
