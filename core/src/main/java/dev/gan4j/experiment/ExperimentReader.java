package dev.gan4j.experiment;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Coupling;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Latent;
import dev.gan4j.data.Missing;
import dev.gan4j.data.MultivariateDistribution;
import dev.gan4j.data.Range;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a complete tree field by field, and says of each what is allowed. */
final class ExperimentReader {

    /** Stands for every numeric column of a file. */
    static final String NUMERIC = "numeric";

    /** How names of data files end. */
    private static final List<String> FILES = List.of(".csv", ".tsv", ".txt", ".gz");
    private static final int LARGEST_BATCH = 1_000_000;
    private static final int LONGEST_RUN = 1_000_000_000;
    private static final int MOST_STEPS = 1000;
    private static final int MOST_LATENTS = 10_000;
    private static final double LARGEST_VALUE = 1_000_000;
    private static final double LARGEST_DATUM = 1e37;

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
        root.allow("", "name", "data", "label", "range", "holdout", "seed", "iterations", "batch", "discriminatorSteps",
                "generatorSteps", "latent", "coupling", "summation", "generator", "discriminator", "objective",
                "penalty",
                "optimiser", "pretraining", "evaluation");
        DataSpec data = data(root);
        int batch = root.integer("batch", 1, LARGEST_BATCH);
        ObjectiveSpec objective = GameReader.objective(root);
        Latent latent = latent(root, batch);
        Experiment experiment = new Experiment(root.line("name", 200), data, LabelReader.label(root, data), range(root),
                root.number("holdout", 0, false, 0.9, true),
                root.anyInteger("seed"), root.integer("iterations", 0, LONGEST_RUN),
                batch, root.integer("discriminatorSteps", 1, MOST_STEPS),
                root.integer("generatorSteps", 1, MOST_STEPS), latent,
                coupling(root, batch, data, latent), summation(root, data, latent, objective),
                NetworkReader.generator(root), NetworkReader.discriminator(root, objective), objective,
                GameReader.penalties(root), GameReader.optimiser(root), pretraining(root, data), evaluation(root));
        checkPacks(root, experiment);
        LabelReader.check(root, experiment);
        return experiment;
    }

    /** A pack has to hold independent samples. */
    private static void checkPacks(Section root, Experiment experiment) {
        int packing = experiment.discriminator().packing();
        if (packing == 1) {
            return;
        }
        String where = " where discriminator.packing is " + packing;
        if (experiment.batch() % packing != 0) {
            throw root.mustBe("batch", "a multiple of " + packing + where);
        }
        if (experiment.coupling() != Coupling.NONE) {
            throw root.mustBe("coupling", "none" + where);
        }
        if (!(experiment.latent() instanceof Latent.Uniform || experiment.latent() instanceof Latent.Normal)) {
            throw root.mustBe("latent", "uniform or normal" + where);
        }
        if (experiment.summation() != Summation.BATCH) {
            throw root.mustBe("summation", "batch" + where);
        }
        if (!(experiment.pretraining() instanceof PretrainingSpec.None)) {
            throw root.mustBe("pretraining", "none" + where);
        }
    }

    private static Coupling coupling(Section root, int batch, DataSpec data, Latent latent) {
        Coupling coupling = root.constant("coupling", Coupling.class);
        boolean isKnown = !(data instanceof DataSpec.CsvColumns csv && csv.columns().isEmpty());
        if (isKnown) {
            try {
                coupling.check(batch, data.dimension(), latent.dimension());
            } catch (InvalidInputException e) {
                throw root.error(String.valueOf(e.getMessage()), e);
            }
        }
        return coupling;
    }

    /** Only numbers ascend, and pairs must not be torn apart. */
    private static Summation summation(Section root, DataSpec data, Latent latent, ObjectiveSpec objective) {
        Summation summation = root.constant("summation", Summation.class);
        if (summation == Summation.BATCH) {
            return summation;
        }
        boolean numbers = data instanceof DataSpec.Known || data instanceof DataSpec.CsvFile
                || data instanceof DataSpec.Given;
        if (!numbers || latent.dimension() > 1) {
            throw root.mustBe("summation", "batch where data or latents have several columns");
        }
        boolean pairs = GameReader.penalties(root).stream().anyMatch(PenaltySpec::isOnPairs);
        if (pairs || objective.type().isOnPairs()) {
            throw root.mustBe("summation", "batch where the objective or a penalty looks at pairs");
        }
        return summation;
    }

    DataSpec data(ObjectNode tree) {
        return data(new Section(tree, source, ""));
    }

    private DataSpec data(Section root) {
        JsonNode data = root.get("data");
        if (data.isString()) {
            return distribution(root, data.stringValue());
        }
        if (!data.isObject()) {
            throw root.mustBe("data", "a distribution such as normal(-1,1), or fields (file, column)");
        }
        Section fields = root.section("data", "file, column");
        if (data.has("samples")) {
            fields.allow(" of samples that a program gives", "samples", "sha256");
            return new DataSpec.Given(fields.integer("samples", 1, Integer.MAX_VALUE), hash(fields));
        }
        if (data.has("image")) {
            fields.allow(" of an image", "image", "sha256");
            return new DataSpec.Image(file(fields, "image"), fields.isNull("sha256") ? null : hash(fields));
        }
        fields.allow("", "file", "column", "columns", "header", "separator", "missing", "sha256");
        boolean isLabelled = !root.isWord("label", "none");
        if (data.has("columns")) {
            return columns(fields, data, isLabelled);
        }
        DataSpec.CsvFile csv = new DataSpec.CsvFile(file(fields, "file"),
                fields.isNull("column") ? null : fields.text("column", 10_000),
                fields.isNull("header") ? null : fields.bool("header"),
                fields.isNull("separator") ? null : separator(fields), missing(fields),
                fields.isNull("sha256") ? null : hash(fields));
        String column = csv.column();
        return isLabelled && column != null
                ? new DataSpec.CsvColumns(csv.file(), List.of(column), csv.header(), csv.separator(), csv.missing(),
                        csv.sha256())
                : csv;
    }

    /** Several columns; one alone is what a column is, unless there are labels beside it. */
    private DataSpec columns(Section fields, JsonNode data, boolean isLabelled) {
        if (!fields.isNull("column")) {
            throw fields.error("data must have column or columns but has both");
        }
        JsonNode told = data.get("columns");
        boolean all = told.isString() && told.stringValue().equals(NUMERIC);
        List<String> columns = all ? List.of() : fields.texts("columns", 10_000);
        Boolean header = fields.isNull("header") ? null : fields.bool("header");
        Character separator = fields.isNull("separator") ? null : separator(fields);
        String sha256 = fields.isNull("sha256") ? null : hash(fields);
        Path file = file(fields, "file");
        return columns.size() == 1 && !isLabelled
                ? new DataSpec.CsvFile(file, columns.getFirst(), header, separator, missing(fields), sha256)
                : new DataSpec.CsvColumns(file, columns, header, separator, missing(fields), sha256);
    }

    private static Missing missing(Section fields) {
        return fields.has("missing") ? fields.constant("missing", Missing.class) : Missing.REFUSE;
    }

    private static DataSpec distribution(Section root, String expression) {
        try {
            return MultivariateDistribution.isNamedBy(expression)
                    ? new DataSpec.KnownPoints(MultivariateDistribution.parse(expression))
                    : new DataSpec.Known(Distribution.parse(expression));
        } catch (InvalidInputException e) {
            boolean file = expression.contains("/") || FILES.stream().anyMatch(expression::endsWith);
            throw root.error("data: " + e.getMessage()
                    + (file ? "; a file is written {file: " + expression + "}" : ""), e);
        }
    }

    private Path file(Section fields, String name) {
        String text = fields.text(name, 4096);
        try {
            return (folder == null ? Path.of(text).toAbsolutePath() : folder.resolve(text)).normalize();
        } catch (InvalidPathException e) {
            throw fields.error("data." + name + " must be a path but was " + YamlText.shown(fields.get(name)), e);
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

    private static Latent latent(Section root, int batch) {
        Section section = root.section("latent", "type, range");
        Latent latent = latent(section);
        if (!latent.allows(batch)) {
            throw root.error("batch must be a product of " + latent.dimension() + " whole numbers above 1 where"
                    + " latent.type is grid and latent.dimension is " + latent.dimension() + ", but was " + batch);
        }
        return latent;
    }

    private static Latent latent(Section latent) {
        String type = latent.oneOf("type", List.of("grid", "stratified", "uniform", "sobol", "normal"));
        String kind = " of latent " + type;
        switch (type) {
            case "normal" -> latent.allow(kind, "type", "mean", "standardDeviation", "dimension");
            case "grid" -> latent.allow(kind, "type", "range", "jitter", "dimension");
            default -> latent.allow(kind, "type", "range", "dimension");
        }
        int dimension = !latent.has("dimension")
                ? 1
                : latent.integer("dimension", 1, type.equals("sobol") ? Latent.Sobol.MOST_DIMENSIONS : MOST_LATENTS);
        if (type.equals("normal")) {
            return new Latent.Normal(latent.number("mean", -LARGEST_VALUE, true, LARGEST_VALUE, true),
                    latent.positive("standardDeviation", LARGEST_VALUE), dimension);
        }
        Range range = latent.range("range", LARGEST_VALUE);
        return switch (type) {
            case "grid" -> new Latent.Grid(range.low(), range.high(),
                    latent.number("jitter", 0, true, LARGEST_VALUE, true), dimension);
            case "stratified" -> new Latent.Stratified(range.low(), range.high(), dimension);
            case "sobol" -> new Latent.Sobol(range.low(), range.high(), dimension);
            default -> new Latent.Uniform(range.low(), range.high(), dimension);
        };
    }

    private static PretrainingSpec pretraining(Section root, DataSpec data) {
        JsonNode node = root.get("pretraining");
        if (node.isString() && node.stringValue().equals("none")) {
            return new PretrainingSpec.None();
        }
        if (!(data instanceof DataSpec.Known || data instanceof DataSpec.CsvFile || data instanceof DataSpec.Given)) {
            throw root.mustBe("pretraining", "none where the data have several columns");
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
        Section evaluation = root.section("evaluation", "samples, every, quickSamples, patience");
        evaluation.allow("", "samples", "every", "quickSamples", "patience");
        Integer patience = evaluation.isWord("patience", "none")
                ? null
                : Integer.valueOf(evaluation.integer("patience", 1, LONGEST_RUN));
        return new EvaluationSpec(evaluation.integer("samples", 100, 10_000_000),
                evaluation.integer("every", 1, LONGEST_RUN), evaluation.integer("quickSamples", 100, 1_000_000),
                patience);
    }
}
