import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Modes;
import dev.gan4j.data.Points;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.ModeCoverage;
import dev.gan4j.eval.Score;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.GanModel;
import dev.gan4j.refine.Refinement;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Trains a preset on a mixture with many seeds, and prints how 2,500 samples are spread over its modes, as G makes them
 * and as D chooses among them: {@code RefinedModes [SEEDS [PRESET [DIRECTORY [ITERATIONS]]]]}. The models go into the
 * directory.
 */
public final class RefinedModes {

    private static final int SAMPLES = 2500;

    private RefinedModes() {}

    public static void main(String[] arguments) throws Exception {
        int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        Experiment experiment = Experiment.preset(arguments.length > 1 ? arguments[1] : "gan-lab");
        if (arguments.length > 3) {
            experiment = experiment.with("iterations", arguments[3]);
        }
        System.out.println("seed,seconds,refinement,accepted,captured,populated,highQuality,reverseKl,spread");
        for (int seed = 1; seed <= seeds; seed++) {
            TrainedGan gan = Trainer.of(experiment.with("seed", Integer.toString(seed))).train();
            GanModel model = gan.toModel();
            if (arguments.length > 2) {
                Files.createDirectories(Path.of(arguments[2]));
                model.write(Path.of(arguments[2], experiment.name() + "-" + seed + ".gan"));
            }
            Modes modes = gan.data().distribution().modes();
            String begin = String.format(Locale.ROOT, "%d,%.1f,", seed, gan.seconds());
            // The samples that the run itself is judged on.
            Judgement judgement = gan.judgement();
            System.out.printf(Locale.ROOT, "%snone,1.000,%.0f,%.0f,%.4f,%.4f,%.3f%n", begin,
                    figure(judgement, "modesCaptured"), figure(judgement, "modesPopulated"),
                    figure(judgement, "highQuality"), figure(judgement, "reverseKl"),
                    figure(judgement, "modeSpread"));
            Refinement rejection = Refinement.rejection(model.generator(), model.discriminator(), model.calibration());
            print(begin + "rejection", rejection, modes);
            Refinement chains = Refinement.metropolisHastings(model.generator(), model.discriminator(),
                    model.calibration(), Refinement.DEFAULT_BURN_IN);
            print(begin + "mh", chains, modes);
        }
    }

    private static double figure(Judgement judgement, String metric) {
        Score.Judged score = judgement.judged(metric);
        return score == null ? Double.NaN : score.value();
    }

    private static void print(String begin, Refinement refinement, Modes modes) {
        try {
            Points samples = refinement.points(0, SAMPLES, 1);
            print(String.format(Locale.ROOT, "%s,%.3f", begin, refinement.acceptanceRate()),
                    ModeCoverage.of(samples, modes));
        } catch (InvalidInputException e) {
            System.out.println(begin + ",0,,,,,"); // D calls nearly all samples unreal
        }
    }

    private static void print(String begin, ModeCoverage coverage) {
        System.out.printf(Locale.ROOT, "%s,%d,%d,%.4f,%.4f,%.3f%n", begin, coverage.captured(), coverage.populated(),
                coverage.highQuality(), coverage.reverseKl(), coverage.spread());
    }
}
