import dev.gan4j.data.Points;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.Discriminator;
import dev.gan4j.train.Checkpoint;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import dev.gan4j.train.TrainingEvent;
import dev.gan4j.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.DoubleUnaryOperator;

/**
 * Draws a GAN while it learns, as an animated SVG: {@code LearningPicture [FILE]}. Above, the real density, the generated
 * one and D; below, the distance between the two densities at each moment.
 */
public final class LearningPicture {

    private static final int[] MOMENTS = {0, 50, 100, 150, 200, 250, 300, 350, 400, 450, 500, 600, 700, 800, 900, 1000,
            1200, 1400, 1600, 1800, 2000, 2250, 2500, 2750, 3000, 3500, 4000, 4500, 5000, 5500, 6000, 7000, 8000, 9000,
            10_000};
    private static final double SECONDS_A_MOMENT = 0.25;
    /** The last moment stays in sight for as many moments. */
    private static final int REST = 10;

    private static final double LOW = -4.5;
    private static final double HIGH = 4.5;
    private static final double HIGHEST_DENSITY = 0.5;
    private static final int POINTS = 91;
    private static final double BANDWIDTH = 0.12;

    private static final double WIDTH = 640;
    private static final double TOP = 34;
    private static final double BOTTOM = 234;
    private static final double DISTANCE_TOP = 262;
    private static final double DISTANCE_BOTTOM = 322;
    private static final double FARTHEST = 12; // of the axis of distances, which is logarithmic
    private static final double NEAREST = 0.02;

    private static final String HEAD = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 340" font-family="sans-serif" font-size="13">
            <title>A GAN learns a density with three humps</title>
            <style>
            svg{--real:#0072b2;--generated:#d55e00;--d:#00805d;--text:#1a1a1a;--axis:#8a8a8a;--paper:#fff}
            @media(prefers-color-scheme:dark){svg{--real:#56b4e9;--generated:#f0913a;--d:#35c79a;--text:#e8e8e8;--axis:#808080;
            --paper:#17191d}}
            path,line{fill:none;stroke-width:2}
            line{stroke:var(--axis);stroke-width:1}
            .real{fill:var(--real);fill-opacity:.25;stroke:var(--real)}
            .generated{stroke:var(--generated)}
            .d{stroke:var(--d)}
            .dot{fill:var(--generated)}
            .moment{fill:var(--text);text-anchor:end;visibility:hidden}
            </style>
            <rect width="640" height="340" rx="6" fill="var(--paper)"/>
            <line x1="0" x2="640" y1="234" y2="234"/>
            <line x1="0" x2="640" y1="134" y2="134" stroke-dasharray="3 4"/>
            <text x="12" y="22" fill="var(--real)">real</text>
            <text x="48" y="22" fill="var(--generated)">generated</text>
            <text x="122" y="22" fill="var(--d)">D: the probability that a sample is real (dashed: 1/2)</text>
            <text x="12" y="256" fill="var(--text)">Wasserstein-1 distance between real and generated</text>
            """;

    private LearningPicture() {}

    public static void main(String[] arguments) throws Exception {
        UnivariateDistribution real = UnivariateDistribution
                .parse("mixture(0.3*normal(-2,0.5), 0.4*normal(0,0.4), 0.3*normal(2.2,0.6))");
        // This objective makes D a probability; more samples make the curves smooth. A training stops at a look only.
        Experiment experiment = Experiment.preset("recommended").withData(new DataSpec.Known(real))
                .with("iterations", Integer.toString(MOMENTS[MOMENTS.length - 1]))
                .with("objective", "non-saturating").with("evaluation.every", "50").with("evaluation.patience", "none")
                .with("evaluation.quickSamples", "20000").with("evaluation.samples", "20000");
        List<String> generated = new ArrayList<>();
        List<String> decisions = new ArrayList<>();
        List<Double> distances = new ArrayList<>();
        Checkpoint checkpoint = null;
        for (int moment : MOMENTS) {
            Trainer trainer = checkpoint == null ? Trainer.of(experiment) : Trainer.resume(checkpoint);
            Stop stop = new Stop(trainer, moment);
            TrainedGan stopped = trainer.checkpointEvery(Duration.ofDays(1)).judging(Judging.WITHOUT_REFEREES)
                    .listen(stop).train();
            double[] numbers = stopped.evaluation().generated().column(0);
            Discriminator discriminator = stopped.pair().discriminator();
            generated.add(line(x -> density(numbers, x), HIGHEST_DENSITY));
            decisions.add(line(x -> discriminator.probability(Points.ofColumns(new double[]{x}))[0], 1));
            distances.add(stop.distance);
            checkpoint = stop.checkpoint;
        }
        Path file = Path.of(arguments.length > 0 ? arguments[0] : "learning.svg");
        Files.writeString(file, svg(line(real::density, HIGHEST_DENSITY), generated, decisions, distances));
        System.out.printf(Locale.ROOT, "%s: Wasserstein-1 %.2f at first, %.3f after %,d iterations%n", file,
                distances.getFirst(), distances.getLast(), MOMENTS[MOMENTS.length - 1]);
    }

    /** Stops a training at a moment, and keeps what is needed to look at it and to go on. */
    private static final class Stop implements TrainingListener {
        private final Trainer trainer;
        private final int moment;
        private double distance;
        private Checkpoint checkpoint;

        Stop(Trainer trainer, int moment) {
            this.trainer = trainer;
            this.moment = moment;
        }

        @Override
        public void on(TrainingEvent event) {
            if (event instanceof TrainingEvent.Progress progress && progress.iteration() == moment) {
                distance = progress.wasserstein1();
                trainer.stop();
            } else if (event instanceof TrainingEvent.CheckpointTaken taken) {
                checkpoint = taken.checkpoint();
            }
        }
    }

    /** A density estimated from samples: the mean of a Gaussian bump around each. */
    private static double density(double[] samples, double x) {
        double sum = 0;
        for (double sample : samples) {
            double distance = (x - sample) / BANDWIDTH;
            sum += Math.exp(-0.5 * distance * distance);
        }
        return sum / (samples.length * BANDWIDTH * Math.sqrt(2 * Math.PI));
    }

    /** The path of a function's curve, from left to right. */
    private static String line(DoubleUnaryOperator function, double highest) {
        StringJoiner path = new StringJoiner("L", "M", "");
        for (int i = 0; i < POINTS; i++) {
            double x = LOW + (HIGH - LOW) * i / (POINTS - 1);
            double y = Math.min(function.applyAsDouble(x) / highest, 1.05);
            path.add(number(WIDTH * i / (POINTS - 1)) + " " + number(BOTTOM - (BOTTOM - TOP) * y));
        }
        return path.toString();
    }

    private static String svg(String real, List<String> generated, List<String> decisions, List<Double> distances) {
        List<String> across = new ArrayList<>();
        List<String> down = new ArrayList<>();
        for (int i = 0; i < distances.size(); i++) {
            across.add(number(WIDTH * i / distances.size() + 12));
            double part = Math.log(distances.get(i) / NEAREST) / Math.log(FARTHEST / NEAREST);
            down.add(number(DISTANCE_BOTTOM - (DISTANCE_BOTTOM - DISTANCE_TOP) * Math.clamp(part, 0, 1)));
        }
        StringJoiner path = new StringJoiner("L", "M", "");
        for (int i = 0; i < distances.size(); i++) {
            path.add(across.get(i) + " " + down.get(i));
        }
        StringBuilder svg = new StringBuilder(200_000);
        svg.append(HEAD).append("<path class=\"real\" d=\"").append(real).append("L640 234L0 234Z\"/>\n");
        svg.append("<path class=\"d\">").append(animate("d", decisions)).append("</path>\n");
        svg.append("<path class=\"generated\">").append(animate("d", generated)).append("</path>\n");
        svg.append("<path class=\"generated\" d=\"").append(path).append("\"/>\n");
        svg.append("<circle class=\"dot\" r=\"5\">").append(animate("cx", across)).append(animate("cy", down))
                .append("</circle>\n");
        for (int i = 0; i < distances.size(); i++) {
            String shown = shown(i, distances.size());
            svg.append(String.format(Locale.ROOT, "<text class=\"moment\" x=\"628\" y=\"22\">iteration %,d%s</text>%n",
                    MOMENTS[i], shown));
            svg.append(String.format(Locale.ROOT, "<text class=\"moment\" x=\"628\" y=\"256\">%.3f%s</text>%n",
                    distances.get(i), shown));
        }
        return svg.append("</svg>\n").toString();
    }

    /** An attribute that goes through its values, rests at the last, and begins again. */
    private static String animate(String attribute, List<String> values) {
        StringJoiner times = new StringJoiner(";");
        for (int i = 0; i < values.size(); i++) {
            times.add(time(i, values.size()));
        }
        return "<animate attributeName=\"" + attribute + "\" dur=\"" + duration(values.size())
                + "s\" repeatCount=\"indefinite\" keyTimes=\"" + times.add("1") + "\" values=\""
                + String.join(";", values) + ";" + values.getLast() + "\"/>";
    }

    /** Makes a text visible during one moment. */
    private static String shown(int moment, int moments) {
        boolean isLast = moment == moments - 1;
        String times = (moment == 0 ? "" : "0;") + time(moment, moments)
                + (isLast ? "" : ";" + time(moment + 1, moments));
        String values = (moment == 0 ? "" : "hidden;") + "visible" + (isLast ? "" : ";hidden");
        return "<animate attributeName=\"visibility\" calcMode=\"discrete\" dur=\"" + duration(moments)
                + "s\" repeatCount=\"indefinite\" keyTimes=\"" + times + "\" values=\"" + values + "\"/>";
    }

    private static double duration(int moments) {
        return SECONDS_A_MOMENT * (moments + REST);
    }

    private static String time(int moment, int moments) {
        return String.format(Locale.ROOT, "%.4f", (double) moment / (moments + REST));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
