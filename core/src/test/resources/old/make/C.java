import dev.gan4j.experiment.Experiment;
import dev.gan4j.run.*;
import dev.gan4j.train.*;
import java.nio.file.*;
public class C {
    public static void main(String[] a) throws Exception {
        Experiment e = Experiment.read(Path.of(a[0]));
        RunDirectory run = RunDirectory.create(Path.of(a[1]));
        if (a.length > 2) { try (var in = Files.newInputStream(Path.of(a[2]))) { e = e.withData(new dev.gan4j.experiment.DataSpec.CsvFile(run.saveData(in), "x", null, null, null)); } }
        RunCheckpoints c = run.checkpoints();
        Trainer t = Trainer.of(e);
        final int[] n = {0};
        t.checkpointEvery(java.time.Duration.ofDays(1)).listen(event -> {
            try {
                if (event instanceof TrainingEvent.Started(Experiment complete)) run.writeExperiment(complete);
                if (event instanceof TrainingEvent.CheckpointTaken(Checkpoint p)) c.write(p);
            } catch (Exception x) { throw new RuntimeException(x); }
            if (event instanceof TrainingEvent.Progress && ++n[0] == 2) t.stop();
        }).train();
        c.close();
        System.exit(0);
    }
}
