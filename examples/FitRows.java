import dev.gan4j.Gan;
import dev.gan4j.data.Dataset;
import dev.gan4j.experiment.Experiment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Trains on rows with names and classes in a few lines, judges, samples by class and saves. */
public final class FitRows {

    private FitRows() {}

    public static void main(String[] arguments) throws Exception {
        Random random = new Random(1);
        List<String> kinds = IntStream.range(0, 4_000).mapToObj(row -> row % 2 == 0 ? "tall" : "short").toList();
        double[][] rows = kinds.stream().map(kind -> new double[] {
                (kind.equals("tall") ? 190 : 160) + 6 * random.nextGaussian(), 70 + 9 * random.nextGaussian()})
                .toArray(double[][]::new);
        // README begins
        Dataset people = Dataset.of(rows).withNames("height", "weight").withLabels(kinds);
        Gan gan = Gan.fit(people, Experiment.builder("recommended").seed(7).iterations(5_000).build());
        System.out.println(gan.verdict());
        double[][] anybody = gan.sample(1_000);
        double[][] tall = gan.sample(10, "tall");
        gan.save(Path.of("people.gan")); // Gan.load in another process draws the same rows, to the bit
        // README ends
        System.out.println(anybody.length + " rows; the first tall one is " + Arrays.toString(tall[0]));
    }
}
