package dev.gan4j.spark;

import dev.gan4j.InvalidInputException;
import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.Seeds;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.internal.JsonView;
import dev.gan4j.sweep.RunRecord;
import dev.gan4j.sweep.SweepPlan;
import dev.gan4j.sweep.SweepRunner;
import dev.gan4j.train.SharedData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Does runs of a sweep on an executor. */
final class SweepTask implements MapPartitionsFunction<String, String> {

    private static final long serialVersionUID = 1L;

    /** The data of all runs of this JVM. */
    private static final SharedData SHARED = new SharedData();

    private static final long WATCH_MILLIS = 100;

    private final Judging judging;

    SweepTask(Judging judging) {
        this.judging = judging;
    }

    /**
     * What an executor is told of a run.
     *
     * @param setting    the number of its setting, from 0
     * @param seed       its seed
     * @param success    the largest distance of a success
     * @param experiment YAML, with the hash of its data
     * @param data       where the data's file is; null where there is none
     */
    record Run(int setting, long seed, double success, String experiment, @Nullable String data) {

        String toJson() {
            ObjectNode json = JsonMapper.shared().createObjectNode();
            json.put("setting", setting).put("seed", seed).put("success", success).put("experiment", experiment);
            if (data != null) {
                json.put("data", data);
            }
            return json.toString();
        }

        static Run parse(String text) {
            JsonView json = JsonView.read(text.getBytes(StandardCharsets.UTF_8), "a task", "a run");
            return new Run(json.size("setting", 0), json.integer("seed", Long.MIN_VALUE), json.number("success"),
                    json.text("experiment"), json.has("data") ? json.text("data") : null);
        }
    }

    @Override
    public Iterator<String> call(Iterator<String> runs) {
        List<String> records = new ArrayList<>();
        runs.forEachRemaining(text -> records.add(train(Run.parse(text)).toJson()));
        return records.iterator();
    }

    private RunRecord train(Run run) {
        Experiment experiment = Experiment.parse(run.experiment);
        Path named = experiment.data().file();
        Path here = named == null || run.data == null ? null : ExecutorFiles.get(run.data, experiment.data().sha256());
        Experiment local = here == null ? experiment : moved(experiment, here);
        SweepPlan plan = SweepPlan.of(new SweepSpec("run", run.success,
                List.of(new SweepSpec.Setting("", "run", new LinkedHashMap<>(),
                        Seeds.parse(Long.toString(run.seed), "seed"), local))),
                SHARED);
        RunRecord made = train(new SweepRunner(plan, SHARED).judging(judging), plan);
        return new RunRecord(new SweepPlan.RunKey(run.setting, run.seed), made.outcome(),
                here == null ? made.reason() : made.reason().replace(here.toString(), String.valueOf(named)),
                made.iterations(), made.distance(), made.firstWithin(), made.measures(), made.weights(),
                made.seconds());
    }

    /** Trains; a task that is killed, because another one was faster or the sweep has ended, stops. */
    private static RunRecord train(SweepRunner runner, SweepPlan plan) {
        List<RunRecord> records = new ArrayList<>();
        TaskContext task = TaskContext.get();
        Thread watch = Thread.ofPlatform().daemon().name("gan4j-watch").unstarted(() -> {
            try {
                while (!task.isInterrupted()) {
                    Thread.sleep(WATCH_MILLIS);
                }
                runner.stop();
            } catch (InterruptedException e) {
                // The run is done.
                Thread.currentThread().interrupt();
            }
        });
        watch.start();
        try {
            runner.run(plan.runs(), 1, records::add);
        } finally {
            watch.interrupt();
        }
        task.killTaskIfInterrupted();
        return records.getFirst();
    }

    private static Experiment moved(Experiment experiment, Path file) {
        DataSpec data = experiment.data().at(path -> file);
        try {
            return experiment.toBuilder().data(data).buildExactly();
        } catch (InvalidInputException e) {
            throw new IllegalStateException("the same experiment with its data elsewhere must be valid", e);
        }
    }
}
