package dev.gan4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.Distribution;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.model.GanModel;
import dev.gan4j.sweep.SweepPlan;
import dev.gan4j.sweep.SweepResults;
import dev.gan4j.sweep.SweepRunner;
import dev.gan4j.train.SharedData;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a user holds says what it is, in a line. */
class ToStringTest {

    private static final int LONGEST = 1000;

    @Test
    void noExportedClassHasTheTextOfEveryObject() throws Exception {
        Set<String> silent = new TreeSet<>();
        for (Class<?> type : ExportedTypes.all()) {
            boolean isHeld = !type.isInterface() && !Modifier.isAbstract(type.getModifiers()) && hasInstances(type);
            if (isHeld && type.getMethod("toString").getDeclaringClass().equals(Object.class)) {
                silent.add(type.getName());
            }
        }
        assertThat(silent).isEmpty();
    }

    /** Whether there is something to hold: not so of classes of static members alone. */
    private static boolean hasInstances(Class<?> type) {
        return type.getConstructors().length > 0
                || Stream.<Member>of(type.getDeclaredMethods())
                        .anyMatch(method -> Modifier.isPublic(method.getModifiers())
                                && !Modifier.isStatic(method.getModifiers()));
    }

    @Test
    void whatATrainingLeavesIsSaidInALine() {
        Experiment experiment = Experiment.builder("recommended").seed(7).iterations(20)
                .evaluation(evaluation -> evaluation.quickSamples(100)).build();
        Dataset data = Dataset.of(IntStream.range(0, 400).mapToObj(row -> new double[]{row % 37, row % 11})
                .toArray(double[][]::new)).withNames("height", "weight")
                .withLabels(IntStream.range(0, 400).mapToObj(row -> row % 2 == 0 ? "even" : "odd").toList());
        assertThat(data).hasToString("Dataset[400 rows of height, weight; classes even, odd]");
        assertThat(data.schema()).hasToString("Schema[height, weight]");
        assertThat(data.values()).hasToString("Points[400, 2]");
        Trainer trainer = Trainer.of(experiment, data);
        assertThat(trainer)
                .hasToString("Trainer[Experiment[recommended: 400 rows of height, weight from a program,"
                        + " seed 7, 20 iterations]]");
        TrainedGan gan = trainer.train();
        assertThat(gan).hasToString("TrainedGan[recommended, seed 7, 20 iterations, completed: "
                + gan.judgement().verdict().grade().words() + "]");
        assertThat(gan.generator())
                .hasToString("Generator[latents of normal, dimension 2; 2 columns; classes even, odd]");
        assertThat(gan.pair().discriminator()).hasToString("Discriminator[2 columns; raw scores]");
        assertThat(gan.judgement()).hasToString("Judgement[" + gan.judgement().sizes().generated()
                + " generated rows against " + gan.judgement().reference() + ": " + gan.judgement().verdict() + "]");
        GanModel model = gan.toModel();
        assertThat(Stream.of(data, trainer, gan, gan.pair(), gan.history(), gan.evaluation(), gan.data(), gan.plan(),
                experiment, gan.judgement(), gan.judgement().verdict(), model, Gan.of(model), model.plan()))
                .allSatisfy(each -> assertThat(each.toString()).hasSizeLessThan(LONGEST).isNotBlank());
    }

    @Test
    void dataAreSaidAsAUserNamesThem() {
        assertThat(Distribution.parse("mixture(0.5*normal(0,1),0.5*normal(4,1))").toString())
                .contains("normal(4");
        for (String name : List.of("normal(0,1)", "ring8", "moons", "pinwheel", "checkerboard",
                "product(normal(0,1),uniform(0,1))")) {
            Distribution distribution = Distribution.parse(name);
            assertThat(distribution).hasToString(distribution.expression());
        }
        Experiment experiment = Experiment.preset("tutorial");
        assertThat(experiment).hasToString("Experiment[tutorial: normal(-1,1), seed 1, 10000 iterations]");
        assertThat(Experiment.builder("recommended").data(Path.of("a.csv"), "x", "y").build().data().toString())
                .endsWith("a.csv, x, y");
        assertThat(new DataSpec.Image(Path.of("mask.png"), null)).hasToString("mask.png");
    }

    @Test
    void aSweepSaysHowFarItIs() {
        Experiment experiment = Experiment.builder().iterations(10).build();
        SweepSpec sweep = SweepSpec.of(experiment, Map.of("optimiser.learningRate", List.of("0.001", "0.01")), "1..2");
        SharedData shared = new SharedData();
        SweepPlan plan = SweepPlan.of(sweep, shared);
        assertThat(plan).hasToString("SweepPlan[tutorial: 2 settings, 4 runs]");
        assertThat(new SweepRunner(plan, shared)).hasToString("SweepRunner[" + plan + "]");
        SweepResults results = SweepRunner.run(sweep, 1);
        assertThat(results.toString()).startsWith("SweepResults[4 of 4 runs: ")
                .contains(" of 2 successes; ").hasSizeLessThan(LONGEST);
        assertThat(Arrays.asList(results.plan(), shared)).allSatisfy(each -> assertThat(each.toString()).endsWith("]"));
    }
}
