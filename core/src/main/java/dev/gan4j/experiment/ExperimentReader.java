package dev.gan4j.experiment;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Coupling;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Latent;
import dev.gan4j.data.Range;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Initialiser;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a complete tree field by field, and says of each what is allowed. */
final class ExperimentReader {

    private static final int LARGEST_BATCH = 1_000_000;
    private static final int LONGEST_RUN = 1_000_000_000;
    private static final int MOST_LAYERS = 64;
    private static final int LARGEST_LAYER = 10_000;
    private static final long MOST_WEIGHTS = 10_000_000;
    private static final double LARGEST_VALUE = 1_000_000;
    private static final double LARGEST_DATUM = 1e37;
    private static final String SCHEDULE_TYPES = "constant, or type: staircase, factor, every";

    private final String source;
    private final @Nullable Path folder;

    /**
     * Creates a reader.
     *
     * @param source what stands before an error, such as {@code experiment.yaml: }
     * @param folder that relative files are relative to; null for the working directory
     */
    ExperimentReader(String source, @Nullable Path folder) {
        this.source = source;
        this.folder = folder;
    }

    Experiment read(ObjectNode tree) {
        Section root = new Section(tree, source, "");
        root.allow("", "name", "data", "range", "holdout", "seed", "iterations", "batch", "discriminatorSteps",
                "latent",
                "coupling", "generator", "discriminator", "objective", "optimiser", "pretraining", "evaluation");
        DataSpec data = data(root);
        return new Experiment(root.line("name", 200), data, range(root), root.number("holdout", 0, false, 0.9, true),
                root.anyInteger("seed"), root.integer("iterations", 0, LONGEST_RUN),
                root.integer("batch", 1, LARGEST_BATCH), root.integer("discriminatorSteps", 1, 1000), latent(root),
                root.constant("coupling", Coupling.class), generator(root), discriminator(root),
                root.constant("objective", ObjectiveSpec.class), optimiser(root), pretraining(root, data),
                evaluation(root));
    }

    DataSpec data(ObjectNode tree) {
        return data(new Section(tree, source, ""));
    }

    private DataSpec data(Section root) {
        JsonNode data = root.get("data");
        if (data.isString()) {
            return new DataSpec.Known(distribution(root, data.stringValue()));
        }
        if (!data.isObject()) {
            throw root.mustBe("data", "a distribution such as normal(-1,1), or fields (file, column)");
        }
        Section fields = root.section("data", "file, column");
        if (data.has("samples")) {
            fields.allow(" of samples that a program gives", "samples", "sha256");
            return new DataSpec.Given(fields.integer("samples", 1, Integer.MAX_VALUE), hash(fields));
        }
        fields.allow("", "file", "column", "header", "separator", "sha256");
        return new DataSpec.CsvFile(file(fields), fields.isNull("column") ? null : fields.text("column", 10_000),
                fields.isNull("header") ? null : fields.bool("header"),
                fields.isNull("separator") ? null : separator(fields), fields.isNull("sha256") ? null : hash(fields));
    }

    private static Distribution distribution(Section root, String expression) {
        try {
            return Distribution.parse(expression);
        } catch (InvalidInputException e) {
            boolean file = expression.matches(".*(\\.(csv|tsv|txt|gz)|/.*)");
            throw root.error("data: " + e.getMessage()
                    + (file ? "; a file is written {file: " + expression + "}" : ""), e);
        }
    }

    private Path file(Section fields) {
        String text = fields.text("file", 4096);
        try {
            Path path = Path.of(text);
            return (folder == null ? path.toAbsolutePath() : folder.resolve(path)).normalize();
        } catch (InvalidPathException e) {
            throw fields.error("data.file must be a path but was " + YamlText.shown(fields.get("file")), e);
        }
    }

    private static char separator(Section fields) {
        JsonNode node = fields.get("separator");
        String text = node.isString() ? node.stringValue() : "";
        if (text.length() != 1 || "\"\n\r".contains(text)) {
            throw fields.mustBe("separator", "one character such as \",\", neither a quote nor the end of a line,");
        }
        return text.charAt(0);
    }

    private static String hash(Section fields) {
        String hash = fields.text("sha256", 100);
        if (!hash.matches("[0-9a-f]{64}")) {
            throw fields.mustBe("sha256", "64 hexadecimal digits in quotes");
        }
        return hash;
    }

    private static RangeSpec range(Section root) {
        JsonNode range = root.get("range");
        if (range.isString() && range.stringValue().equals("auto")) {
            return new RangeSpec.Auto();
        }
        if (!range.isArray()) {
            throw root.mustBe("range", "auto or a range [low, high], such as [-5, 5],");
        }
        Range told = root.range("range", LARGEST_DATUM);
        double size = Math.max(Math.abs(told.low()), Math.abs(told.high()));
        if (told.width() < Math.max(1e-9 * size, 1 / LARGEST_DATUM)) {
            throw root.mustBe("range", "wide enough for numbers to differ inside it");
        }
        return new RangeSpec.Fixed(told);
    }

    private static Latent latent(Section root) {
        Section latent = root.section("latent", "type, range");
        String type = latent.oneOf("type", List.of("grid", "stratified", "uniform", "normal"));
        String kind = " of latent " + type;
        if (type.equals("normal")) {
            latent.allow(kind, "type", "mean", "standardDeviation");
            return new Latent.Normal(latent.number("mean", -LARGEST_VALUE, true, LARGEST_VALUE, true),
                    latent.positive("standardDeviation", LARGEST_VALUE));
        }
        if (type.equals("grid")) {
            latent.allow(kind, "type", "range", "jitter");
        } else {
            latent.allow(kind, "type", "range");
        }
        Range range = latent.range("range", LARGEST_VALUE);
        return switch (type) {
            case "grid" -> new Latent.Grid(range.low(), range.high(),
                    latent.number("jitter", 0, true, LARGEST_VALUE, true));
            case "stratified" -> new Latent.Stratified(range.low(), range.high());
            default -> new Latent.Uniform(range.low(), range.high());
        };
    }

    private static GeneratorSpec generator(Section root) {
        Section generator = root.section("generator", "hidden, activation, output, scale, initialiser");
        generator.allow("", "hidden", "activation", "output", "scale", "initialiser");
        return new GeneratorSpec(hidden(generator), generator.constant("activation", Activation.class),
                generator.constant("output", Activation.class), generator.positive("scale", LARGEST_VALUE),
                generator.constant("initialiser", Initialiser.class));
    }

    private static DiscriminatorSpec discriminator(Section root) {
        Section discriminator = root.section("discriminator", "hidden, activation, output, clamp, initialiser");
        discriminator.allow("", "hidden", "activation", "output", "clamp", "initialiser");
        Activation output = switch (discriminator.oneOf("output", List.of("tanh", "sigmoid", "linear"))) {
            case "tanh" -> Activation.TANH;
            case "sigmoid" -> Activation.SIGMOID;
            default -> Activation.LINEAR;
        };
        return new DiscriminatorSpec(hidden(discriminator), discriminator.constant("activation", Activation.class),
                output, clamp(discriminator, output), discriminator.constant("initialiser", Initialiser.class));
    }

    private static @Nullable Range clamp(Section discriminator, Activation output) {
        JsonNode clamp = discriminator.get("clamp");
        if (clamp.isNull() || clamp.asString("").equals("none")) {
            if (output == Activation.TANH) {
                throw discriminator.mustBe("clamp", "a range inside (0, 1) where discriminator.output is tanh");
            }
            return null;
        }
        if (output == Activation.LINEAR) {
            throw discriminator.mustBe("clamp", "none where discriminator.output is linear");
        }
        if (!clamp.isArray()) {
            throw discriminator.mustBe("clamp", "none or a range [low, high] inside (0, 1)");
        }
        Range range = discriminator.range("clamp", LARGEST_VALUE);
        if (range.low() <= 0 || range.high() >= 1) {
            throw discriminator.mustBe("clamp", "inside (0, 1)");
        }
        return range;
    }

    private static List<Integer> hidden(Section network) {
        List<Integer> hidden = network.integers("hidden", MOST_LAYERS, 1, LARGEST_LAYER);
        long weights = 0;
        int in = 1;
        for (int size : hidden) {
            weights += (in + 1L) * size;
            in = size;
        }
        if (weights > MOST_WEIGHTS) {
            throw network.mustBe("hidden", "sizes that make at most " + MOST_WEIGHTS + " weights",
                    ", which makes " + weights);
        }
        return hidden;
    }

    private static OptimiserSpec optimiser(Section root) {
        Section optimiser = root.section("optimiser", "type, learningRate, schedule");
        String type = optimiser.oneOf("type", List.of("sgd", "momentum", "adam"));
        String kind = " of optimiser " + type;
        switch (type) {
            case "sgd" -> optimiser.allow(kind, "type", "learningRate", "schedule");
            case "momentum" -> optimiser.allow(kind, "type", "learningRate", "momentum", "schedule");
            default -> optimiser.allow(kind, "type", "learningRate", "beta1", "beta2", "epsilon", "schedule");
        }
        double learningRate = optimiser.positive("learningRate", LARGEST_VALUE);
        ScheduleSpec schedule = schedule(optimiser);
        return switch (type) {
            case "sgd" -> new OptimiserSpec.Sgd(learningRate, schedule);
            case "momentum" -> new OptimiserSpec.Momentum(learningRate, belowOne(optimiser, "momentum"), schedule);
            default -> new OptimiserSpec.Adam(learningRate, belowOne(optimiser, "beta1"), belowOne(optimiser, "beta2"),
                    optimiser.positive("epsilon", LARGEST_VALUE), schedule);
        };
    }

    private static double belowOne(Section optimiser, String name) {
        return optimiser.number(name, 0, true, 1, false);
    }

    private static ScheduleSpec schedule(Section optimiser) {
        Section schedule = optimiser.section("schedule", SCHEDULE_TYPES);
        String type = schedule.oneOf("type", List.of("constant", "staircase"));
        String kind = " of schedule " + type;
        if (type.equals("constant")) {
            schedule.allow(kind, "type");
            return new ScheduleSpec.Constant();
        }
        schedule.allow(kind, "type", "factor", "every");
        return new ScheduleSpec.Staircase(schedule.number("factor", 0, false, 1, true),
                schedule.integer("every", 1, LONGEST_RUN));
    }

    private static PretrainingSpec pretraining(Section root, DataSpec data) {
        JsonNode node = root.get("pretraining");
        if (node.isString() && node.stringValue().equals("none")) {
            return new PretrainingSpec.None();
        }
        if (!node.isObject()) {
            throw root.mustBe("pretraining", "none or fields (density, steps)");
        }
        Section pretraining = root.section("pretraining", "density, steps");
        pretraining.allow("", "density", "steps");
        PretrainingSpec.Density density = pretraining.constant("density", PretrainingSpec.Density.class);
        if (density == PretrainingSpec.Density.EXACT && !(data instanceof DataSpec.Known)) {
            throw pretraining.mustBe("density",
                    "estimated (or pretraining must be none) where the data's density is not known");
        }
        return new PretrainingSpec.OnDensity(density, pretraining.integer("steps", 1, LONGEST_RUN));
    }

    private static EvaluationSpec evaluation(Section root) {
        Section evaluation = root.section("evaluation", "samples, every, quickSamples");
        evaluation.allow("", "samples", "every", "quickSamples");
        return new EvaluationSpec(evaluation.integer("samples", 100, 10_000_000),
                evaluation.integer("every", 1, LONGEST_RUN), evaluation.integer("quickSamples", 100, 1_000_000));
    }
}
