package dev.gan4j.lab.run;

import dev.gan4j.lab.schedule.Scheduler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Lets so many train or compile at once; the others wait in the order in which they came. */
final class Turns {

    private static final long LONG = TimeUnit.HOURS.toNanos(1);

    private final long most;
    private final Set<Object> atWork = new LinkedHashSet<>();
    private final Map<Object, Runnable> queue = new LinkedHashMap<>();

    Turns(long most) {
        this.most = most;
    }

    /** Asks for a turn; true where it is one's turn, otherwise one is called when it is. */
    synchronized boolean join(Object who, Runnable call) {
        if (atWork.contains(who)) {
            return true;
        }
        if (atWork.size() < most && queue.isEmpty()) {
            atWork.add(who);
            return true;
        }
        queue.putIfAbsent(who, call);
        return false;
    }

    /** Waits for one's turn. */
    void await(Object who, Scheduler scheduler) throws InterruptedException {
        Scheduler.Worker own = scheduler.current();
        boolean hasTurn = join(who, own::wake);
        while (!hasTurn) {
            scheduler.park(LONG);
            hasTurn = has(who);
        }
    }

    synchronized boolean has(Object who) {
        return atWork.contains(who);
    }

    /** Gives a turn back, or no longer waits for one. */
    void leave(Object who) {
        List<Runnable> calls = new ArrayList<>();
        synchronized (this) {
            atWork.remove(who);
            queue.remove(who);
            while (atWork.size() < most && !queue.isEmpty()) {
                Map.Entry<Object, Runnable> next = queue.entrySet().iterator().next();
                queue.remove(next.getKey());
                atWork.add(next.getKey());
                calls.add(next.getValue());
            }
        }
        calls.forEach(Runnable::run);
    }

    /** The place in the queue, from 1; 0 where one does not wait. */
    synchronized int position(Object who) {
        int position = 0;
        for (Object waiting : queue.keySet()) {
            position++;
            if (waiting.equals(who)) {
                return position;
            }
        }
        return 0;
    }

    /** How many have a turn. */
    synchronized int atWork() {
        return atWork.size();
    }

    /** How many wait. */
    synchronized int length() {
        return queue.size();
    }
}
