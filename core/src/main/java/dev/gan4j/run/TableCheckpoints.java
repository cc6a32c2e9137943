package dev.gan4j.run;

import dev.gan4j.Gan4j;
import dev.gan4j.InvalidInputException;
import dev.gan4j.cascade.TableCheckpoint;
import dev.gan4j.cascade.TableLook;
import dev.gan4j.cascade.TableTraining;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.graph.Shape;
import dev.gan4j.internal.JsonView;
import dev.gan4j.train.SavedTableTraining;
import dev.gan4j.train.TableTrainer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checkpoints of a table. */
final class TableCheckpoints implements CheckpointKind<TableTrainer, SavedTableTraining> {

    /** The numbers of {@link TableTraining.Progress} that are whole, and those that are not. */
    private static final int WHOLE = 4;
    private static final int REAL = 4;
    /** The same of {@link TableLook}. */
    private static final int WHOLE_OF_A_LOOK = 2;
    private static final int REAL_OF_A_LOOK = 4;

    @Override
    public long step(SavedTableTraining saved) {
        return saved.step();
    }

    @Override
    public void write(SavedTableTraining saved, MessageDigest sha256, OutputStream out) throws IOException {
        TableCheckpoint training = saved.training();
        TableTraining.Progress progress = training.progress();
        ObjectNode header = JsonMapper.shared().createObjectNode();
        header.put("libraryVersion", Gan4j.version());
        header.put("experiment", saved.experiment().toYaml());
        header.put("schema", saved.schema());
        header.put("likelihoodSteps", saved.likelihoodSteps());
        header.put("seconds", saved.seconds());
        header.put("phase", progress.phase().name());
        header.put("looks", training.looks().size());
        CheckpointOutput.describe(header, "state", training.state());
        CheckpointOutput.describe(header, "best", training.best());
        CheckpointOutput.write(header, numbers -> {
            numbers.values(training.state());
            numbers.values(training.best());
            numbers.longs(new long[]{progress.step(), progress.of(), progress.bestStep(), progress.warmStart()});
            numbers.doubles(new double[]{progress.surprise(), progress.area(), progress.bestValue(),
                    progress.areaStart()});
            for (TableLook look : training.looks()) {
                numbers.longs(new long[]{look.isGame() ? 1 : 0, look.step()});
                numbers.doubles(new double[]{look.epoch(), look.fit(), look.stopping(), look.area()});
            }
        }, sha256, out);
    }

    @Override
    public SavedTableTraining read(Path file) throws IOException, DamagedCheckpointException {
        return CheckpointInput.read(file, TableCheckpoints::saved);
    }

    private static SavedTableTraining saved(JsonView header, CheckpointInput in) throws IOException {
        TableExperiment experiment = experiment(header.text("experiment"), in.file());
        Map<String, Shape> state = CheckpointInput.shapes(header, "state");
        Map<String, Shape> best = CheckpointInput.shapes(header, "best");
        int count = header.size("looks", 0);
        in.requireNumbers(CheckpointInput.floats(state) + CheckpointInput.floats(best), WHOLE + REAL
                + (long) count * (WHOLE_OF_A_LOOK + REAL_OF_A_LOOK));
        TableTraining.Phase phase = header.constant("phase", TableTraining.Phase.class);
        var values = in.values(state);
        var kept = in.values(best);
        long[] whole = in.longs(WHOLE);
        double[] real = in.doubles(REAL);
        TableTraining.Progress progress = new TableTraining.Progress(phase, whole[0], whole[1], real[0], real[1],
                whole[2], real[2], whole[3], real[3]);
        List<TableLook> looks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long[] numbers = in.longs(WHOLE_OF_A_LOOK);
            double[] seen = in.doubles(REAL_OF_A_LOOK);
            looks.add(new TableLook(numbers[0] == 1, numbers[1], seen[0], seen[1], seen[2], seen[3]));
        }
        return new SavedTableTraining(experiment, header.text("schema"), header.integer("likelihoodSteps", 0),
                new TableCheckpoint(progress, values, kept, looks), header.finite("seconds"));
    }

    private static TableExperiment experiment(String yaml, Path file) {
        try {
            return TableExperiment.parse(yaml);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + ": experiment: " + e.getMessage(), e);
        }
    }

    @Override
    public @Nullable SavedTableTraining of(TableTrainer trained, SavedTableTraining saved) {
        return trained.isOf(saved) ? saved : null;
    }
}
