package dev.gan4j.lab.run;

import dev.gan4j.lab.schedule.Scheduler;
import dev.gan4j.lab.wire.Event;
import dev.gan4j.lab.wire.Message;
import dev.gan4j.lab.wire.Viewer;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;

/** The viewers of something, and the last time at which anybody used it. */
final class Audience {

    private final Set<Viewer> viewers = new CopyOnWriteArraySet<>();
    private final Scheduler scheduler;
    private volatile long lastSeen;

    Audience(Scheduler scheduler) {
        this.scheduler = scheduler;
        lastSeen = scheduler.nanoTime();
    }

    int size() {
        return viewers.size();
    }

    boolean isEmpty() {
        return viewers.isEmpty();
    }

    /** Marks it as used now. */
    void seen() {
        lastSeen = scheduler.nanoTime();
    }

    /** The number of seconds without a viewer. */
    long unseenSeconds() {
        return viewers.isEmpty() ? TimeUnit.NANOSECONDS.toSeconds(scheduler.nanoTime() - lastSeen) : 0;
    }

    void add(Viewer viewer) {
        viewers.add(viewer);
        seen();
    }

    /** Removes a viewer; returns whether there was such a viewer. */
    boolean remove(Viewer viewer) {
        seen(); // before it goes: nobody must find nobody there, and the time at which it came
        boolean wasThere = viewers.remove(viewer);
        seen();
        return wasThere;
    }

    /** Removes viewers that have not fetched anything for long; returns whether there were any. */
    boolean removeStuck(long seconds) {
        boolean wereThere = false;
        for (Viewer viewer : viewers) {
            if (viewer.isStuck(seconds)) {
                viewer.close();
                wereThere |= remove(viewer);
            }
        }
        return wereThere;
    }

    void send(Message message) {
        if (viewers.isEmpty()) {
            return;
        }
        Event event = Event.of(message);
        for (Viewer viewer : viewers) {
            viewer.put(event);
        }
    }

    /** Tells all viewers that nothing more will come. */
    void end(Message gone) {
        send(gone);
        viewers.clear();
    }
}
