import dev.gan4j.experiment.Experiment;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import java.util.Arrays;
import java.util.Locale;

/** Trains a preset with many seeds and prints a table of the distances: how often does it really work? */
public final class TutorialSeeds {

    private TutorialSeeds() {}

    public static void main(String[] arguments) {
        int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        Experiment experiment = Experiment.preset(arguments.length > 1 ? arguments[1] : "tutorial");
        double[] distances = new double[seeds];
        System.out.println("| seed | Wasserstein-1 | noise floor | Kolmogorov-Smirnov | warnings |");
        System.out.println("| ---: | ---: | ---: | ---: | --- |");
        for (int seed = 1; seed <= seeds; seed++) {
            TrainedGan gan = Trainer.of(experiment.with("seed", Integer.toString(seed))).train();
            distances[seed - 1] = gan.judgement().headline().value();
            String warnings = gan.alarms().isEmpty() ? "" : gan.alarms().getFirst().kind().name();
            System.out.printf(Locale.ROOT, "| %d | %.3f | %.4f | %.3f | %s |%n", seed, distances[seed - 1],
                    gan.judgement().headline().floor(), gan.judgement().value("ks"), warnings);
        }
        Arrays.sort(distances);
        System.out.printf(Locale.ROOT, "%nbest %.3f, lower quartile %.3f, median %.3f, upper quartile %.3f, worst %.3f%n",
                distances[0], quantile(distances, 0.25), quantile(distances, 0.5), quantile(distances, 0.75),
                distances[seeds - 1]);
        for (double limit : new double[] {0.05, 0.1, 0.2, 0.5}) {
            long within = Arrays.stream(distances).filter(distance -> distance < limit).count();
            System.out.printf(Locale.ROOT, "under %.2f: %d of %d%n", limit, within, seeds);
        }
    }

    /** The quantile of ascending values, interpolated linearly. */
    private static double quantile(double[] ascending, double p) {
        double at = p * (ascending.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (at - below) * (ascending[above] - ascending[below]);
    }
}
