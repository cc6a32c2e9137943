package dev.gan4j.lab.run;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.wire.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The status of a run, from what its thread has left for everybody. */
final class StatusJson {

    private StatusJson() {}

    static ObjectNode of(LabRun run) {
        // Taken before anything is looked at: of two statuses the one with the larger number is not the older.
        long number = run.nextStatus();
        List<Lane> lanes = run.lanes();
        Preparation preparation = run.preparation();
        ObjectNode status = Json.object().put("run", run.id()).put("number", number).put("state", run.state().word())
                .put("position", run.turns().position(run)).put("queue", run.turns().length()).put("why", run.why())
                .put("scene", lanes.isEmpty() ? preparation.scene() : lanes.getFirst().sceneNumber())
                .put("viewers", run.watchers().count());
        Speed speed = run.speed();
        status.putObject("speed").put("iterationsPerSecond", speed.iterationsPerSecond())
                .put("secondsPerStage", speed.secondsPerStage());
        Json.put(status, "iterationsPerSecond",
                run.state() == LabRun.State.RUNNING ? run.watchers().rate() : Double.NaN);
        ArrayNode differences = status.putArray("differences");
        List<Experiment> shown = lanes.isEmpty()
                ? preparation.plans().stream().map(plan -> plan.setting().shown(plan.experiment())).toList()
                : lanes.stream().map(lane -> lane.setting().shown(lane.experiment())).toList();
        if (shown.size() > 1) {
            Differences.put(differences, shown.get(0), shown.get(1));
        }
        ArrayNode array = status.putArray("lanes");
        if (lanes.isEmpty()) {
            preparation.plans().forEach(plan -> array.add(plan.status()));
        }
        lanes.forEach(lane -> array.add(lane.status()));
        return status;
    }
}
