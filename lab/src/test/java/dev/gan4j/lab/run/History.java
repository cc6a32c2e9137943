package dev.gan4j.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.Limit;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.lab.wire.RunState;
import dev.gan4j.lab.wire.Speed;
import dev.gan4j.lab.wire.Viewer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What happens to a laboratory between its opening and its end, from a seed: users come, watch, command, leave, come back. */
final class History {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long SLACK = 4 * SECOND; // the table is looked through twice a second
    private static final int LEAVE = 5;
    private static final int KEEP = 60;
    private static final List<Command.Kind> KINDS = List.of(Command.Kind.values());

    private final Random random;
    private final SimulatedScheduler scheduler;
    private final Limits limits;
    private final Map<String, Known> known = new LinkedHashMap<>();
    private @Nullable RunTable opened;
    private long newest; // when a run was last asked for, which may take the place of another
    private int visitors;
    private int made;

    /** What the test knows of a run. */
    private static final class Known {
        private final LabRun run;
        private final Map<String, String> beginnings = new HashMap<>();
        private long begun; // the last time that anybody began to have to do with it
        private long ended; // the last time that anybody had
        private int busy; // how many have now
        private boolean isEnded;
        private boolean isGone;
        private boolean isLeft; // paused, since nobody watched

        Known(LabRun run, long now) {
            this.run = run;
            begun = now;
            ended = now;
        }
    }

    History(long seed) {
        random = new Random(seed);
        scheduler = new SimulatedScheduler(random.nextLong(), this::check);
        limits = Limits.STANDARD.with(Limit.RUNS, 1 + random.nextInt(2)).with(Limit.WAITING, 2 + random.nextInt(3))
                .with(Limit.LEAVE, LEAVE).with(Limit.KEEP, KEEP / 60).with(Limit.HISTORY, 8)
                .with(Limit.FRAMES, 1 + random.nextInt(2));
    }

    /** Lets it happen; returns what tells it from others: how many turns were taken, and how late it was in the end. */
    String happen() throws Throwable {
        scheduler.run(() -> {
            RunTable table = new RunTable(limits, scheduler);
            opened = table;
            int users = 1 + random.nextInt(3);
            visitors = users;
            for (int i = 0; i < users; i++) {
                Random own = new Random(random.nextLong());
                scheduler.start("user", () -> visit(own));
            }
            while (visitors > 0) {
                sleep(1);
            }
            allComesToItsEnd(table);
            opened = null; // from here on all runs go
            table.close();
        });
        return scheduler.turns() + " turns, " + scheduler.nanoTime() + " ns";
    }

    private void sleep(double seconds) {
        try {
            scheduler.sleep((long) (seconds * SECOND));
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts a user", e);
        }
    }

    private RunTable table() {
        return Objects.requireNonNull(opened);
    }

    private Setting setting(Random own) {
        Experiment experiment = Experiment.preset("tutorial")
                .with(Map.of("iterations", String.valueOf(5 + own.nextInt(25)),
                        "seed", String.valueOf(++made), "pretraining",
                        own.nextInt(4) == 0 ? "{density: exact, steps: 30}" : "none",
                        "batch", "4", "generator.hidden", "[2]", "discriminator.hidden", "[2]", "evaluation.samples",
                        "100",
                        "evaluation.quickSamples", "100", "evaluation.every", "10"));
        return new Setting(experiment, null);
    }

    /** What one user does. */
    private void visit(Random own) {
        int steps = 4 + own.nextInt(10);
        for (int i = 0; i < steps; i++) {
            List<Known> here = known.values().stream().filter(each -> !each.isEnded).toList();
            try {
                if (here.isEmpty() || own.nextInt(4) == 0) {
                    create(own);
                } else {
                    use(here.get(own.nextInt(here.size())), own);
                }
            } catch (ApiException e) {
                // Full, or gone by now, or not to be done now; whether rightly so is checked elsewhere.
                assertThat(e.status()).isIn(404, 409, 429);
            }
            // Most of all, users come back just when they are given up.
            switch (own.nextInt(5)) {
                case 0 -> sleep(own.nextDouble() * 90);
                case 1 -> sleep(KEEP + own.nextDouble());
                case 2 -> sleep(LEAVE + own.nextDouble());
                default -> sleep(own.nextDouble() * 3);
            }
        }
        visitors--;
    }

    private void create(Random own) {
        newest = Long.MAX_VALUE;
        try {
            if (own.nextInt(5) == 0) {
                SeedStrip strip = table().createStrip(setting(own), 1, 1 + own.nextInt(3));
                Viewer viewer = new Viewer(scheduler, false);
                strip.add(viewer);
                sleep(own.nextDouble() * 3);
                strip.remove(viewer);
                return;
            }
            List<Setting> lanes = new ArrayList<>(List.of(setting(own)));
            if (own.nextInt(4) == 0) {
                lanes.add(setting(own));
            }
            Speed speed = new Speed(own.nextBoolean() ? null : 0.5 + 20 * own.nextDouble(), null);
            long begun = scheduler.nanoTime();
            LabRun run = table().create(lanes, speed);
            known.put(run.id(), new Known(run, begun));
        } finally {
            newest = scheduler.nanoTime();
        }
    }

    private void use(Known each, Random own) {
        each.busy++;
        each.begun = scheduler.nanoTime();
        try {
            switch (own.nextInt(10)) {
                case 0, 1, 2 -> each.run.tell(new Command.Play());
                case 3 -> each.run.tell(new Command.Pause());
                case 4 -> each.run.tell(new Command.Step(KINDS.get(own.nextInt(KINDS.size())), 1 + own.nextInt(4)));
                case 5 -> each.run.tell(new Command.Pace(new Speed(own.nextBoolean() ? null : 50.0, null)));
                case 6 -> each.run.tell(new Command.Restart(
                        own.nextBoolean() ? List.of() : List.of(setting(own)), own.nextBoolean()));
                case 7 -> {
                    each.isEnded = true;
                    table().end(each.run.id());
                }
                default -> watch(each, own);
            }
        } finally {
            each.busy--;
            each.ended = scheduler.nanoTime();
        }
    }

    /** Watches for a while, and checks what is to be seen. */
    private void watch(Known each, Random own) {
        Viewer viewer = new Viewer(scheduler, true);
        each.run.watchers().add(viewer);
        try {
            Eye eye = new Eye(each);
            long end = scheduler.nanoTime() + (long) (own.nextDouble() * 12 * SECOND);
            while (scheduler.nanoTime() < end) {
                byte[] message = viewer.take(1000);
                if (message != null) {
                    eye.see(new String(message, StandardCharsets.UTF_8));
                }
                if (own.nextInt(8) == 0) {
                    each.run.tell(new Command.Play());
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts a user", e);
        } finally {
            if (!viewer.isClosed()) { // or else the run has let go of it, since it was not read for long
                each.begun = scheduler.nanoTime();
            }
            each.run.watchers().remove(viewer);
        }
    }

    /** Somebody who watches one run. */
    private final class Eye {

        private final Known watched;
        private long status;
        private long scene;
        private final Map<String, Long> iterations = new HashMap<>();
        private boolean isGone;

        Eye(Known watched) {
            this.watched = watched;
        }

        void see(String event) {
            String name = event.substring("event: ".length(), event.indexOf('\n'));
            JsonNode data = Json.read(event.substring(event.indexOf("data: ") + 6).strip());
            assertThat(data.get("run").stringValue()).as(name).isEqualTo(watched.run.id());
            assertThat(isGone).as(name + " after the end").isFalse();
            switch (name) {
                case "status" -> {
                    assertThat(data.get("number").longValue()).isGreaterThan(status);
                    status = data.get("number").longValue();
                    assertThat(data.get("scene").longValue()).isGreaterThanOrEqualTo(scene);
                }
                case "scene" -> {
                    assertThat(data.get("scene").longValue()).isGreaterThanOrEqualTo(scene);
                    scene = data.get("scene").longValue();
                }
                case "frame" -> frame(data);
                case "gone" -> isGone = true;
                default -> assertThat(name).isIn("series", "stage");
            }
        }

        private void frame(JsonNode data) {
            int lane = data.get("lane").intValue();
            String place = data.get("scene").longValue() + " " + lane;
            long iteration = data.get("iteration").longValue();
            assertThat(iteration).isGreaterThanOrEqualTo(iterations.getOrDefault(place, 0L));
            iterations.put(place, iteration);
            if (iteration == 0 && data.get("generatorSteps").intValue() == 0) {
                // Each lane has a seed of its own, so that its first networks are like no other's.
                String before = watched.beginnings.putIfAbsent(place, data.get("g").toString());
                assertThat(data.get("g").toString()).isEqualTo(before == null ? data.get("g").toString() : before);
                for (Known other : known.values()) {
                    if (other != watched) {
                        assertThat(other.beginnings.values()).doesNotContain(data.get("g").toString());
                    }
                }
            }
        }
    }

    /** What must hold at every moment. */
    private void check() {
        RunTable table = opened;
        if (table == null) {
            return;
        }
        long now = scheduler.nanoTime();
        List<LabRun> there = table.runs();
        require(there.size() + table.strips().size() <= limits.of(Limit.WAITING), "there are too many runs");
        require(table.turns().holders() <= limits.of(Limit.RUNS), "too many train");
        for (Known each : known.values()) {
            if (!each.isEnded && !each.isGone) {
                check(each, there.contains(each.run), now);
            }
        }
    }

    private void check(Known each, boolean isThere, long now) {
        long unseenAtMost = now - each.begun;
        long unseenAtLeast = each.busy > 0 ? 0 : now - each.ended;
        if (!isThere) {
            each.isGone = true;
            require(unseenAtMost >= (newest > each.begun ? LEAVE : KEEP) * SECOND,
                    "a run was lost, which somebody had to do with " + unseenAtMost / SECOND + " s ago");
            return;
        }
        require(unseenAtLeast < KEEP * SECOND + SLACK, "a run was kept for too long");
        boolean isLeft = String.valueOf(each.run.why()).startsWith("nobody watched");
        require(!isLeft || each.isLeft || unseenAtMost >= LEAVE * SECOND, "a run was paused too early");
        each.isLeft = isLeft;
        RunState state = each.run.state();
        boolean trains = state == RunState.RUNNING || state == RunState.WAITING;
        require(!trains || unseenAtLeast <= LEAVE * SECOND + SLACK
                || each.run.lanes().stream().allMatch(Lane::isFinished),
                "a run goes on though nobody watches");
        require(state != RunState.FAILED, "a run has failed");
    }

    /** Cheap, since it is asked at every turn. */
    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    /** Whoever comes back to a run that is there can play it to its end. */
    private void allComesToItsEnd(RunTable table) {
        List<Known> left = known.values().stream().filter(each -> table.runs().contains(each.run)).toList();
        List<Viewer> viewers = new ArrayList<>();
        for (Known each : left) {
            try {
                each.busy++;
                each.begun = scheduler.nanoTime();
                Viewer viewer = new Viewer(scheduler, false);
                each.run.watchers().add(viewer);
                viewers.add(viewer);
                each.run.tell(new Command.Pace(new Speed(10.0, null))); // slow enough for others to wait
                each.run.tell(new Command.Play());
            } catch (ApiException e) {
                assertThat(e.status()).isEqualTo(404); // its time was over just now
                each.isEnded = true;
            }
        }
        long end = scheduler.nanoTime() + 600 * SECOND;
        for (Known each : left) {
            while (!each.isEnded && each.run.state() != RunState.FINISHED) {
                assertThat(scheduler.nanoTime()).as(each.run.state() + " run never ends").isLessThan(end);
                drain(viewers);
                sleep(0.5);
            }
        }
    }

    private static void drain(List<Viewer> viewers) {
        try {
            for (Viewer viewer : viewers) {
                byte[] message = viewer.take(0);
                while (message != null) {
                    message = viewer.take(0);
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts a user", e);
        }
    }
}
