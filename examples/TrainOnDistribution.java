import dev.gan4j.data.Distribution;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import java.util.Arrays;

/** Trains on a distribution whose density is known, and asks D where it still sees a difference. */
public final class TrainOnDistribution {

    private TrainOnDistribution() {}

    public static void main(String[] arguments) {
        Distribution humps = Distribution.parse("mixture(0.3*normal(-2,0.5), 0.7*normal(1,1))");
        Experiment experiment = Experiment.preset("tutorial").withData(new DataSpec.Known(humps)).with("iterations",
                "3000");
        TrainedGan gan = Trainer.of(experiment).train();
        System.out.println(gan.judgement().verdict());
        double[] x = {-3, -2, -1, 0, 1, 2, 3};
        System.out.println("x      " + Arrays.toString(x));
        System.out.println("D(x)   " + Arrays.toString(gan.pair().discriminator().probability(x)));
    }
}
