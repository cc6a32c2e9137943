package dev.gan4j.run;

import dev.gan4j.InvalidInputException;
import dev.gan4j.eval.codec.AlarmCodec;
import dev.gan4j.eval.internal.AlarmWatch;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.graph.Shape;
import dev.gan4j.internal.JsonView;
import dev.gan4j.model.internal.Networks;
import dev.gan4j.train.Checkpoint;
import dev.gan4j.train.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Reads what {@link CheckpointWriter} writes. */
final class CheckpointReader {

    private CheckpointReader() {}

    /**
     * Reads a checkpoint.
     *
     * @throws DamagedCheckpointException if it is not a whole checkpoint
     * @throws InvalidInputException      if a newer library wrote it
     * @throws IOException                if the file cannot be read
     */
    static Checkpoint read(Path file) throws IOException, DamagedCheckpointException {
        return CheckpointInput.read(file, CheckpointReader::checkpoint);
    }

    private static Checkpoint checkpoint(JsonView header, CheckpointInput in) throws IOException {
        Experiment experiment = experiment(header.text("experiment"), in.file());
        Map<String, Shape> weights = new Networks(TrainingPlan.of(experiment)).shapes();
        Map<String, Shape> state = CheckpointInput.shapes(header, "state");
        boolean isPretrained = header.flag("isPretrained");
        int steps = header.size("pretrainingSteps", 0);
        int iterations = header.size("iterations", 0);
        int looks = header.size("looks", 0);
        in.requireNumbers(CheckpointInput.floats(state) + CheckpointInput.floats(weights) * (isPretrained ? 3 : 2)
                + steps + 2L * iterations, 2L * looks);
        return new Checkpoint(experiment, in.values(state), in.values(weights),
                isPretrained ? in.values(weights) : null, in.values(weights),
                new History(in.floats(steps), in.floats(iterations), in.floats(iterations), in.longs(looks),
                        in.doubles(looks)),
                AlarmCodec.read(header), new AlarmWatch.State(header.flag("isCollapsed"), header.flag("isSaturated")),
                header.finite("seconds"));
    }

    private static Experiment experiment(String yaml, Path file) {
        try {
            return Experiment.parse(yaml);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + ": experiment: " + e.getMessage(), e);
        }
    }
}
