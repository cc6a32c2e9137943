package dev.gan4j.lab.run;

import dev.gan4j.lab.schedule.Scheduler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A fair semaphore: a limited number of holders train or compile at the same time, and others wait in order of arrival. */
final class FairSemaphore {

    private static final long LONG = TimeUnit.HOURS.toNanos(1);

    private final long permits;
    private final Set<Object> holders = new LinkedHashSet<>();
    private final Map<Object, Runnable> queue = new LinkedHashMap<>();

    FairSemaphore(long permits) {
        this.permits = permits;
    }

    /** Requests a permit; returns whether it was granted immediately. Otherwise the callback is called when it is granted. */
    synchronized boolean acquire(Object who, Runnable call) {
        if (holders.contains(who)) {
            return true;
        }
        if (holders.size() < permits && queue.isEmpty()) {
            holders.add(who);
            return true;
        }
        queue.putIfAbsent(who, call);
        return false;
    }

    /** Waits for a permit. */
    void await(Object who, Scheduler scheduler) throws InterruptedException {
        Scheduler.Worker own = scheduler.current();
        boolean isHeld = acquire(who, own::wake);
        while (!isHeld) {
            scheduler.park(LONG);
            isHeld = isHeldBy(who);
        }
    }

    private synchronized boolean isHeldBy(Object who) {
        return holders.contains(who);
    }

    /** Returns a permit, or stops waiting for one. */
    void release(Object who) {
        List<Runnable> calls = new ArrayList<>();
        synchronized (this) {
            holders.remove(who);
            queue.remove(who);
            while (holders.size() < permits && !queue.isEmpty()) {
                Map.Entry<Object, Runnable> next = queue.entrySet().iterator().next();
                queue.remove(next.getKey());
                holders.add(next.getKey());
                calls.add(next.getValue());
            }
        }
        calls.forEach(Runnable::run);
    }

    /** The place in the queue, from 1; 0 if not waiting. */
    synchronized int position(Object who) {
        return 1 + List.copyOf(queue.keySet()).indexOf(who);
    }

    synchronized int holders() {
        return holders.size();
    }

    synchronized int waiting() {
        return queue.size();
    }
}
