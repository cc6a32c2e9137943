package dev.gan4j.run;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.train.Checkpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Checkpoints of a GAN of numbers. */
final class GanCheckpoints implements CheckpointKind<Experiment, Checkpoint> {

    @Override
    public long step(Checkpoint checkpoint) {
        return (long) checkpoint.pretrainingSteps() + checkpoint.iterations();
    }

    @Override
    public void write(Checkpoint checkpoint, MessageDigest sha256, OutputStream out) throws IOException {
        CheckpointWriter.write(checkpoint, sha256, out);
    }

    @Override
    public Checkpoint read(Path file) throws IOException, DamagedCheckpointException {
        return CheckpointReader.read(file);
    }

    @Override
    public @Nullable Checkpoint of(Experiment trained, Checkpoint checkpoint) {
        return checkpoint.isOf(trained) ? checkpoint.withExperiment(trained) : null;
    }
}
