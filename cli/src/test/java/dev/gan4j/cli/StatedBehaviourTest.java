package dev.gan4j.cli;

import static dev.gan4j.cli.InProcess.gan4j;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.data.internal.Holdout;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages state of how commands behave, where no other test has the sentence: each is quoted, and tried. */
class StatedBehaviourTest {

    private static final String SAMPLE = "docs/how-to/sample.md";
    private static final String EXPERIMENT = "docs/reference/experiment.md";
    private static final String BANKNOTE = Processes.REPOSITORY.resolve("examples/data/banknote.csv").toString();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @BeforeAll
    static void train() {
        run("train", "recommended", "--data", BANKNOTE, "--column", "entropy", "--iterations", "10", "--quiet", "--out",
                path("one"));
        run("train", "recommended", "--data", BANKNOTE, "--columns", "variance,skewness", "--iterations", "10",
                "--quiet", "--out", path("two"));
        run("train", "recommended", "--data", BANKNOTE, "--columns", "variance,skewness", "--label", "class",
                "--iterations", "10", "--quiet", "--out", path("classes"));
    }

    @Test
    void aSingleColumnHasNoHeaderUnlessAskedForAndSeveralAlwaysHaveOne() throws IOException {
        says(SAMPLE, "A single column has no header unless you ask for one with `--header NAME`");
        assertThat(sample("one").getFirst()).matches("-?\\d.*");
        assertThat(sample("one", "--header", "length").getFirst()).isEqualTo("length");

        says(SAMPLE, "Several columns always have one: the names of the data's columns, and of the label if there is"
                + " one, or the names that you give as `--header a,b`, all different.");
        assertThat(sample("two").getFirst()).isEqualTo("variance,skewness");
        assertThat(sample("classes").getFirst()).isEqualTo("variance,skewness,class");
        assertThat(sample("two", "--header", "a,b").getFirst()).isEqualTo("a,b");
    }

    @Test
    void theFirstRowsOfALongerFileAreThoseOfAShorterOne() throws IOException {
        says(SAMPLE, "the first thousand of ten million are the thousand that `-n 1000` gives");
        for (String model : List.of("one", "two", "classes")) {
            List<String> shorter = sample(model);
            assertThat(sample(model, "-n", "3000").subList(0, shorter.size())).isEqualTo(shorter);
        }
    }

    @Test
    void aRowOfAllClassesIsTheRowOfItsOwnClass() throws IOException {
        says(SAMPLE, "a row of the first is a row of the second where the classes agree");
        List<String> all = sample("classes");
        List<String> forged = sample("classes", "--where", "class=1");
        assertThat(forged).hasSameSizeAs(all).filteredOn(row -> row.endsWith(",0")).isEmpty();
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).endsWith(",1")) {
                expected.add(all.get(i));
                actual.add(forged.get(i));
            }
        }
        assertThat(actual).hasSizeGreaterThan(100).isEqualTo(expected);
    }

    @Test
    void quickLooksNeverSeeTheRowsThatAreHeldOut() {
        says(EXPERIMENT,
                "The looks that `patience` counts compare with the training rows, never with those that are held out for"
                        + " the judgement");
        Experiment experiment = Experiment.preset("recommended").with("iterations", "600")
                .with("evaluation.every", "50")
                .with("evaluation.patience", "3");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        double[] rows = random.doubles(400).toArray();
        boolean[] held = Holdout.choose(rows.length, experiment.holdout(), experiment.seed());
        double[] changed = rows.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] = held[i] ? 5 + random.nextDouble() : changed[i];
        }

        TrainedGan gan = Trainer.of(experiment, rows).train();
        TrainedGan other = Trainer.of(experiment, changed).train();

        assertThat(other.history().distances()).as("seed " + seed).isEqualTo(gan.history().distances());
        assertThat(other.keptIteration()).isEqualTo(gan.keptIteration());
        assertThat(other.judgement().headline().value()).isGreaterThan(gan.judgement().headline().value() + 3);
    }

    @Test
    void quickLooksAtSeveralColumnsNeverSeeTheRowsThatAreHeldOut() throws IOException {
        boolean[] held = Holdout.choose(400, 0.1, 1);
        for (String name : List.of("rows", "changed")) {
            Random random = new Random(7);
            StringBuilder text = new StringBuilder("a,b\n");
            for (int i = 0; i < held.length; i++) {
                double shift = held[i] && name.equals("changed") ? 5 : 0;
                text.append(random.nextDouble() + shift).append(',').append(random.nextDouble() + shift).append('\n');
            }
            Files.writeString(folder.resolve(name + ".csv"), text);
            run("train", "recommended", "--data", path(name + ".csv"), "--columns", "a,b", "--iterations", "300",
                    "--set", "evaluation={every: 50, patience: 3}", "--quiet", "--out", path(name));
        }
        assertThat(folder.resolve("changed/history.csv"))
                .hasSameTextualContentAs(folder.resolve("rows/history.csv"));
    }

    @Test
    void theRealColumnMustVaryAndTheSyntheticOneNeedNot() throws IOException {
        says("docs/how-to/evaluate.md",
                "The real column must vary; the synthetic one may hold one number over and over");
        Files.writeString(folder.resolve("flat.csv"), "x\n" + "1.5\n".repeat(50));
        String[] real = {"evaluate", BANKNOTE, path("flat.csv"), "--column", "entropy", "--synthetic-column", "x"};
        assertThat(run(real)).contains("Wasserstein-1");
        InProcess.assertRefused(gan4j("evaluate", path("flat.csv"), BANKNOTE, "--column", "x", "--synthetic-column",
                "entropy"), "flat.csv");
    }

    @Test
    void aRunOnAFileThatHasChangedSinceIsRefused() throws IOException {
        says("docs/how-to/run-again.md", "If the file has changed since, the run is refused with one line");
        Path file = folder.resolve("changing.csv");
        Files.copy(Path.of(BANKNOTE), file);
        run("train", "recommended", "--data", file.toString(), "--column", "entropy", "--iterations", "10", "--quiet",
                "--out", path("changing"));
        Files.writeString(file, Files.readString(file) + "1,2,3,4,0\n");
        InProcess.assertRefused(gan4j("train", path("changing/experiment.yaml"), "--out", path("again")),
                "changing.csv");
    }

    @Test
    void whatFollowsFromOtherDataOrAnotherObjectiveIsWhatTheReferenceSays() {
        Experiment tutorial = Experiment.preset("tutorial");
        says(EXPERIMENT, "If `data` is replaced (in a file, by `--data` or by `--set data=...`) and `range` is not, the"
                + " range becomes `auto`");
        assertThat(tutorial.with("data", "uniform(0,1)").toYaml()).contains("\nrange: auto\n", "density: exact");
        says(EXPERIMENT, "If `objective` is replaced by one that needs D's raw output, and neither"
                + " `discriminator.output` nor `discriminator.clamp` is, the output becomes `linear` and the clamp"
                + " `none`.");
        assertThat(discriminator(tutorial.with("objective", "hinge"))).contains("output: linear", "clamp: none");
        says(EXPERIMENT, "`latent.dimension` becomes the number of columns, `coupling: sorted` becomes `none`, and"
                + " so does `pretraining`");
        assertThat(tutorial.with("data", "moons").toYaml()).contains("\ncoupling: none\n", "\npretraining: none\n",
                "dimension: 2");
        says(EXPERIMENT, "`moons` is `moons(0.05)`.");
        assertThat(tutorial.with("data", "moons")).isEqualTo(tutorial.with("data", "moons(0.05)"));
    }

    private static String discriminator(Experiment experiment) {
        String yaml = experiment.toYaml();
        return yaml.substring(yaml.indexOf("discriminator:"), yaml.indexOf("objective:"));
    }

    private static void says(String page, String sentence) {
        assertThat(Markdown.read(page).sentences()).contains(sentence);
    }

    private static List<String> sample(String model, String... options) throws IOException {
        Path file = folder.resolve("samples-" + System.nanoTime() + ".csv");
        List<String> all = new ArrayList<>(List.of("sample", path(model + "/model.gan"), "-o", file.toString()));
        if (!Arrays.asList(options).contains("-n")) {
            all.addAll(List.of("-n", "1000"));
        }
        all.addAll(List.of(options));
        run(all.toArray(String[]::new));
        return Files.readAllLines(file);
    }

    private static String run(String... arguments) {
        InProcess.Outcome outcome = gan4j(arguments);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome.out();
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }
}
