import dev.gan4j.experiment.Experiment;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import dev.gan4j.train.TrainingEvent;
import java.nio.file.Path;
import java.util.Random;

/** Trains on an array of numbers, follows the training, judges, samples and saves. */
public final class TrainOnNumbers {

    private TrainOnNumbers() {}

    public static void main(String[] arguments) throws Exception {
        // README begins
        double[] heights = new Random(1).doubles(5_000).map(u -> 170 + 10 * Math.sin(6 * u)).toArray();
        Trainer trainer = Trainer.of(Experiment.preset("tutorial").with("seed", "7"), heights);
        trainer.listen(event -> {
            if (event instanceof TrainingEvent.Progress progress) {
                System.out.println(progress.iteration() + ": Wasserstein-1 " + progress.wasserstein1());
            }
        });
        TrainedGan gan = trainer.train();
        System.out.println(gan.judgement().verdict());
        double[] more = gan.generator().sample(1_000_000, 42);
        gan.toModel().write(Path.of("heights.gan"));
        // README ends
        System.out.println(more.length + " samples; the first is " + more[0]);
    }
}
