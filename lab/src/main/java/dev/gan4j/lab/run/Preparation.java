package dev.gan4j.lab.run;

import dev.gan4j.lab.Limits;
import dev.gan4j.lab.schedule.Scheduler;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the networks of a run's lanes. Because large networks take a while, a separate thread does it; a laboratory limits
 * how many do so at the same time, and threads that need the lanes wait. If it is cancelled, it ends as soon as possible and
 * its result is discarded.
 */
final class Preparation {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final List<PendingLane> pending;
    private final String run;
    private final int scene;
    private final Limits limits;
    private final FairSemaphore compiling;
    private final Scheduler scheduler;
    private final CompletableFuture<List<Lane>> lanes = new CompletableFuture<>();
    private volatile Scheduler.@Nullable Worker worker;

    Preparation(List<PendingLane> pending, String run, int scene, Limits limits, FairSemaphore compiling,
            Scheduler scheduler) {
        this.pending = pending;
        this.run = run;
        this.scene = scene;
        this.limits = limits;
        this.compiling = compiling;
        this.scheduler = scheduler;
    }

    List<PendingLane> pending() {
        return pending;
    }

    /** The number of the scene that begins with it. */
    int scene() {
        return scene;
    }

    /**
     * Begins.
     *
     * @param whenDone receives the lanes or the failure, before any waiting thread; not called if it is cancelled
     */
    void begin(BiConsumer<@Nullable List<Lane>, @Nullable Throwable> whenDone) {
        worker = scheduler.start("gan4j-lab-prepare", () -> {
            try {
                compiling.await(this, scheduler);
                List<Lane> made = new ArrayList<>();
                for (PendingLane lane : pending) {
                    made.add(new Lane(lane, new Place(run, lane.number(), scene), limits, scheduler,
                            this::requireWanted));
                }
                requireWanted();
                whenDone.accept(List.copyOf(made), null);
                lanes.complete(List.copyOf(made));
            } catch (InterruptedException e) {
                giveUp(ApiException.state("the server is being stopped"));
            } catch (CancellationException e) {
                // It was cancelled: the result is discarded.
            } catch (RuntimeException | Error e) {
                whenDone.accept(null, e);
                lanes.completeExceptionally(e);
            } finally {
                compiling.release(this);
            }
        });
    }

    private void requireWanted() {
        if (lanes.isDone()) {
            throw new CancellationException("the networks are not wanted any more");
        }
    }

    /** Cancels it as soon as the current network is compiled; waiting threads receive the reason. */
    void giveUp(ApiException why) {
        lanes.completeExceptionally(why);
        Scheduler.Worker own = worker;
        if (own != null) {
            own.interrupt();
        }
    }

    /** Waits for the lanes. */
    List<Lane> await() {
        try {
            return scheduler.await(lanes, PATIENCE);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApiException refusal) {
                throw refusal;
            }
            throw ApiException.state("the run has failed; restart it");
        } catch (TimeoutException e) {
            throw ApiException.state("the run is being prepared; ask again later");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.state("the server is being stopped");
        }
    }
}
