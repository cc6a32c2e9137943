package dev.gan4j.lab.run;

import dev.gan4j.lab.schedule.Scheduler;
import dev.gan4j.lab.wire.Event;
import dev.gan4j.lab.wire.Message;
import dev.gan4j.lab.wire.Viewer;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;

/** Those who watch something, and when anybody last had to do with it. */
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

    /** Somebody has asked for it. */
    void seen() {
        lastSeen = scheduler.nanoTime();
    }

    /** For how many seconds nobody has watched. */
    long unseenSeconds() {
        return viewers.isEmpty() ? TimeUnit.NANOSECONDS.toSeconds(scheduler.nanoTime() - lastSeen) : 0;
    }

    /** Whether any of them shows the diagram. */
    boolean showsDiagram() {
        return viewers.stream().anyMatch(Viewer::showsDiagram);
    }

    void add(Viewer viewer) {
        viewers.add(viewer);
        seen();
    }

    /** Lets somebody go; returns whether there was such a viewer. */
    boolean remove(Viewer viewer) {
        seen(); // before it goes: nobody must find nobody there, and the time at which it came
        boolean wasThere = viewers.remove(viewer);
        seen();
        return wasThere;
    }

    /** Lets go of those who have not fetched anything for long; returns whether there were any. */
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

    /** Tells everybody that nothing more will come. */
    void end(Message gone) {
        send(gone);
        viewers.clear();
    }
}
