import dev.gan4j.experiment.Experiment;
import dev.gan4j.run.RunDirectory;
import dev.gan4j.train.*;
import java.nio.file.*;
public class D {
    public static void main(String[] a) throws Exception {
        Experiment e = Experiment.read(Path.of(a[0]));
        RunDirectory run = RunDirectory.create(Path.of(a[1]));
        run.writeResult(Trainer.of(e).train());
        System.exit(0);
    }
}
