package dev.gan4j.experiment.internal;

import dev.gan4j.data.Coupling;
import dev.gan4j.data.Labels;
import dev.gan4j.data.Latent;
import dev.gan4j.data.Range;
import dev.gan4j.data.internal.WorkingRange;
import dev.gan4j.experiment.DiscriminatorSpec;
import dev.gan4j.experiment.EvaluationSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.GameSpec;
import dev.gan4j.experiment.GeneratorSpec;
import dev.gan4j.experiment.InstanceNoiseSpec;
import dev.gan4j.experiment.LabelSpec;
import dev.gan4j.experiment.MinibatchDiscriminationSpec;
import dev.gan4j.experiment.NetworksSpec;
import dev.gan4j.experiment.ObjectiveSpec;
import dev.gan4j.experiment.OptimiserSpec;
import dev.gan4j.experiment.PenaltySpec;
import dev.gan4j.experiment.PretrainingSpec;
import dev.gan4j.experiment.RangeSpec;
import dev.gan4j.experiment.ScheduleSpec;
import dev.gan4j.experiment.SourceSpec;
import dev.gan4j.experiment.StructureSpec;
import dev.gan4j.experiment.Summation;
import dev.gan4j.experiment.TrainingSpec;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Basis;
import dev.gan4j.nn.Initialiser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of all fields of an experiment: the name of each, its allowed values, its default when a part replaces another, its
 * description, where it has an effect, and whether it may change during training.
 *
 * <p>Reading, writing, overriding, the reference, the command's help and the laboratory's form are derived from it. A field is
 * a component of a record and a line here, under the same name. A field that an experiment file leaves out has its value in the
 * preset {@code tutorial}.
 */
public final class Fields {

    /** The bound of numbers that have no other; it keeps computations finite. */
    static final double LARGEST = 1_000_000;
    static final int LONGEST_RUN = 1_000_000_000;

    private static final double LARGEST_DATUM = 1e37;
    private static final int LONGEST_NAME = 10_000;
    private static final int MOST_LATENTS = 10_000;

    static final String SHARES = "auto or a number from 0 to 1 for each of label.classes, which sum to 1";

    private static final Kind RUN = Kind.whole(1, LONGEST_RUN);
    private static final Kind POSITIVE = Kind.positive(LARGEST);
    private static final Kind NOT_NEGATIVE = Kind.from(0, LARGEST);
    private static final Kind ANY = Kind.from(-LARGEST, LARGEST);
    private static final Kind BELOW_ONE = Kind.real(0, true, 1, false);
    private static final Kind FACTOR = Kind.real(0, false, 1, true);
    private static final Kind STEPS = Kind.whole(1, 1000);

    static final Choice LATENT = new Choice("latent", "type, range", false, List.of(
            latent("grid", Latent.Grid.class, MOST_LATENTS,
                    "`linspace(low, high, batch) + U[0,1) * jitter`, as in the tutorial's code",
                    Entry.of("jitter", NOT_NEGATIVE, "the width of the noise, in units of z").standard(0.01).rare()),
            latent("stratified", Latent.Stratified.class, MOST_LATENTS,
                    "one uniform draw in each of `batch` equal cells"),
            latent("uniform", Latent.Uniform.class, MOST_LATENTS, "independent uniform draws"),
            latent("sobol", Latent.Sobol.class, Latent.Sobol.MOST_DIMENSIONS,
                    "the first points of Sobol's sequence under a random shift of each minibatch"),
            new Choice.Type("normal", new Part(Latent.Normal.class, "",
                    Entry.of("mean", ANY, "the mean of z").standard(0.0).rare(),
                    Entry.of("standardDeviation", POSITIVE, "the standard deviation of z").standard(1.0),
                    dimension(MOST_LATENTS)), "independent normal draws")));

    static final Choice BASIS = new Choice("basis", "type, frequencies", true, List.of(
            new Choice.Type("none", new Part(Basis.None.class, ""), "the input itself"),
            new Choice.Type("fourier", new Part(Basis.Fourier.class, "",
                    Entry.of("frequencies", Kind.whole(1, 1000), "how many frequencies").standard(8)),
                    "sin(k w (x - c)) and cos(k w (x - c)) for k from 1 to `frequencies`"),
            randomBasis("random-fourier", Basis.RandomFourier.class, 1,
                    "sin(b x) and cos(b x) for frequencies b from N(0, bandwidth^2)"),
            randomBasis("multiscale-fourier", Basis.MultiscaleFourier.class, 16,
                    "x itself, and sin(b x) and cos(b x) for frequencies b of every size up to `bandwidth`")));

    private static final Entry HIDDEN = Entry.of("hidden", Kind.sizes(64, 10_000, 10_000_000),
            "the sizes of the hidden layers; may be empty");
    private static final Entry INITIALISER = Entry.of("initialiser", Kind.words(Initialiser.values()),
            "how the initial weights are drawn; biases start at 0");
    private static final Kind ACTIVATIONS = Kind.words(Activation.values());

    private static final Part.Inline STRUCTURE = new Part.Inline("structure", new Part(StructureSpec.class, "",
            Entry.of("basis", BASIS, "the functions of the input that the first layer combines").rare(),
            Entry.of("residual", Kind.flag(),
                    "whether each hidden layer of the same size as the one before it adds to that one's output")
                    .rare(),
            Entry.of("layerNormalisation", Kind.flag(),
                    "whether the sums of each hidden layer are normalised before its activation")
                    .rare()));

    /** The generator's network. */
    public static final Part GENERATOR = new Part(GeneratorSpec.class,
            "hidden, activation, output, scale, initialiser", HIDDEN,
            activation(experiment -> experiment.generator().hidden(), "generator"),
            Entry.of("output", ACTIVATIONS, "after the last layer"),
            Entry.of("scale", POSITIVE, "what the output is multiplied by; the working range is [-5, 5]").rare(),
            INITIALISER, STRUCTURE,
            Entry.of("averageDecay", none(Kind.real(0, false, 1, false)),
                    "the decay of a moving average of G's weights, which is used to judge, save and sample")
                    .rare());

    /** The discriminator's network. */
    public static final Part DISCRIMINATOR = new Part(DiscriminatorSpec.class,
            "hidden, activation, output, clamp, initialiser", HIDDEN,
            activation(experiment -> experiment.discriminator().hidden(), "discriminator"),
            Entry.of("output", Kind.words(Activation.TANH, Activation.SIGMOID, Activation.LINEAR),
                    "the probability that x is real (`tanh`, `sigmoid`), or a raw number (`linear`)"),
            Entry.of("clamp", new Kind.Or("none", null, Kind.range(" inside (0, 1)",
                    range -> range.low() <= 0 || range.high() >= 1 ? "inside (0, 1)" : null),
                    "none or a range [low, high] inside (0, 1)"),
                    "the range to which the probability is clamped; outside, its gradient is 0")
                    .rare(),
            INITIALISER, STRUCTURE,
            Entry.of("spectralNormalisation", Kind.flag(),
                    "whether each layer's weights are divided by their largest singular value")
                    .rare(),
            Entry.of("minibatchDiscrimination", none(new Part(MinibatchDiscriminationSpec.class, "kernels, dimensions",
                    Entry.of("kernels", Kind.whole(1, 100), "how many features are added to D's")
                            .standard(5),
                    Entry.of("dimensions", Kind.whole(1, 100), "the size of the vectors that each of them compares")
                            .standard(3))),
                    "lets the last layer see how close the samples of a minibatch are")
                    .rare(),
            Entry.of("packing", Kind.whole(1, 100),
                    "the number of samples that D judges together")
                    .rare(),
            Entry.of("instanceNoise", none(new Part(InstanceNoiseSpec.class, "start, end, iterations",
                    Entry.of("start", NOT_NEGATIVE, "the standard deviation at the first iteration").standard(1.0),
                    Entry.of("end", NOT_NEGATIVE, "the standard deviation after these iterations")
                            .standard(0.0),
                    Entry.of("iterations", RUN, "the iterations over which it changes").standard(5000))),
                    "normal noise added to everything that D sees in the game; its standard deviation changes linearly")
                    .rare());

    private static final Choice OBJECTIVE = new Choice("objective", "type, labelSmoothing", true,
            Arrays.stream(ObjectiveSpec.Type.values()).map(Fields::objective).toList());

    static final Choice PENALTY = new Choice("penalty", "type, weight", false, Stream.concat(
            Arrays.stream(PenaltySpec.Type.values()).map(Fields::slope),
            Stream.of(new Choice.Type("weight-clipping", new Part(PenaltySpec.WeightClipping.class, "",
                    Entry.of("limit", POSITIVE, "the largest size of a weight").standard(0.01).live()),
                    "nothing: after each D step its weights are clamped to [-limit, limit] (Arjovsky et al. 2017)")))
            .toList());

    static final Choice SCHEDULE = new Choice("schedule", "constant, or type: staircase, factor, every", false,
            List.of(new Choice.Type("constant", new Part(ScheduleSpec.Constant.class, ""), "the same at every step"),
                    new Choice.Type("staircase", new Part(ScheduleSpec.Staircase.class, "",
                            Entry.of("factor", FACTOR, "what lr is multiplied by").standard(0.95),
                            Entry.of("every", RUN, "steps of the optimiser between two changes").standard(2500),
                            Entry.of("generatorFactor", new Kind.Or("same", null, FACTOR, null),
                                    "the factor of G")
                                    .optional(null)),
                            "lr is multiplied by `factor` every `every` steps of its optimiser")));

    /** The optimiser. */
    public static final Choice OPTIMISER = new Choice("optimiser", "type, learningRate, schedule", false, List.of(
            optimiser("sgd", OptimiserSpec.Sgd.class, "w -= lr g"),
            optimiser("momentum", OptimiserSpec.Momentum.class, "v = m v + g, w -= lr v",
                    Entry.of("momentum", BELOW_ONE, "m").standard(0.9)),
            optimiser("adam", OptimiserSpec.Adam.class, "Adam (Kingma and Ba 2015)",
                    Entry.of("beta1", BELOW_ONE, "decay of the first moment").standard(0.9),
                    Entry.of("beta2", BELOW_ONE, "decay of the second moment").standard(0.999),
                    Entry.of("epsilon", POSITIVE, "added to the root of the second moment").standard(1e-8).rare())));

    private static final Kind RANGE = new Kind.Or("auto", new RangeSpec.Auto(),
            new Kind.Or("ranks", new RangeSpec.Ranks(), new Kind.Or("suited", new RangeSpec.Suited(),
                    Kind.simple("`[low, high]`", Field.Type.RANGE,
                            at -> new RangeSpec.Fixed(Kind.range(at, Fields::workingRange))),
                    "auto, ranks, suited or a range [low, high], such as [-5, 5],"), null),
            null);

    /** The class of each sample. */
    public static final Part LABEL = new Part(LabelSpec.class,
            "column, classes, shares, embedding, discriminator",
            Entry.of("column", Kind.text(LONGEST_NAME, false),
                    "the column of the file, by name or number from 1; `mode` for the modes of a mixture such as ring8")
                    .resets("classes", "shares"),
            Entry.of("classes", new Kind.Or("auto", List.of(),
                    Kind.simple("a list of names", Field.Type.LIST, Fields::classes), null),
                    "the names of the classes in order, or `auto` to take them from the data").standard(List.of())
                    .resets("shares"),
            Entry.of("shares", new Kind.Or("auto", List.of(),
                    Kind.simple("a list of numbers that sum to 1", Field.Type.LIST, Fields::shares), null),
                    "how often each class is drawn if none is requested, or `auto` to take the shares from the data")
                    .standard(List.of()),
            Entry.of("embedding", none(Kind.whole(1, 1000)),
                    "how many trained numbers represent a class in G's input; `none` for one-hot").standard(null),
            Entry.of("discriminator", Kind.words(LabelSpec.Critic.values()), "how D sees the class")
                    .standard(LabelSpec.Critic.PROJECTION))
            .shorthand("column");

    private static final Kind PRETRAINING = new Kind.Or("none", new PretrainingSpec.None(), new Part(
            PretrainingSpec.OnDensity.class, "density, steps",
            Entry.of("density", Kind.words(PretrainingSpec.Density.values()),
                    "the known density of p_data, or a kernel estimate from the training samples"),
            Entry.of("steps", RUN, "optimiser steps").standard(1000)),
            "none or fields (density, steps)");

    /** How the run is watched and judged. */
    public static final Part EVALUATION = new Part(EvaluationSpec.class, "samples, every, quickSamples, patience",
            Entry.of("samples", Kind.whole(100, 10_000_000),
                    "generated samples in the final judgement of a known distribution")
                    .where(experiment -> !DataFields.areRows(experiment.data()),
                            "on rows: as many samples are judged as rows are held out; set holdout")
                    .rare(),
            Entry.of("every", RUN, "iterations between two quick looks at the distance").rare(),
            Entry.of("quickSamples", Kind.whole(100, 1_000_000), "generated samples in a quick look").rare(),
            Entry.of("patience", none(RUN),
                    "quick looks without a smaller distance after which training ends; the networks of the best look are kept")
                    .rare());

    /** The whole table. */
    public static final Part EXPERIMENT = new Part(Experiment.class, "",
            Entry.of("name", Kind.text(200, true),
                    "the name of the run; default: the name of the file").rare(),
            new Part.Inline("source", new Part(SourceSpec.class, "",
                    Entry.of("data", new DataFields(), "where real samples come from"),
                    Entry.of("label", none(LABEL), "the class of each sample, which both networks see"),
                    Entry.of("range", RANGE,
                            "the working range in the data's units, which is mapped onto [-5, 5] for training; with `ranks`,"
                                    + " training sees normal quantiles of the ranks of values, and samples have the"
                                    + " training values; with `suited`, columns with heaps or heavy tails are ranked"),
                    Entry.of("holdout", Kind.real(0, false, 0.9, true),
                            "the share of the rows that training never sees and the judgement uses")
                            .where(experiment -> DataFields.areRows(experiment.data()),
                                    "on a distribution or a picture, from which any number of samples can be drawn; leave it out")
                            .rare())),
            new Part.Inline("training", new Part(TrainingSpec.class, "",
                    Entry.of("seed", Kind.simple("any 64-bit integer", Field.Type.INTEGER,
                            at -> Kind.integer(at, Long.MIN_VALUE, Long.MAX_VALUE)),
                            "the seed of every random number of the run"),
                    Entry.of("iterations", Kind.whole(0, LONGEST_RUN), "adversarial iterations"),
                    Entry.of("batch", Kind.whole(1, 1_000_000), "the size of a minibatch, the tutorial's M"),
                    Entry.of("discriminatorSteps", STEPS, "D steps in each iteration, the paper's k").live(),
                    Entry.of("generatorSteps", STEPS, "G steps in each iteration").live(),
                    Entry.of("latent", LATENT, "the distribution of z, the generator's input"),
                    Entry.of("coupling", Kind.words(Coupling.values()),
                            "how x and z of a minibatch are paired"),
                    Entry.of("summation", Kind.words(Summation.values()),
                            "the order in which the terms of the objectives are added")
                            .rare())),
            new Part.Inline("networks", new Part(NetworksSpec.class, "",
                    Entry.of("generator", GENERATOR, "the generator's network"),
                    Entry.of("discriminator", DISCRIMINATOR, "the discriminator's network"))),
            new Part.Inline("game", new Part(GameSpec.class, "",
                    Entry.of("objective", OBJECTIVE, "what D and G maximise"),
                    Entry.of("penalty", new Kind.Or("none", List.of(), new Kind.Several(PENALTY), null),
                            "a penalty on D's slope, added to its loss").in("penalties"),
                    Entry.of("optimiser", OPTIMISER,
                            "the optimiser of D, of G and of pretraining, each with its own state"),
                    Entry.of("pretraining", PRETRAINING,
                            "how D is fitted to a density before the game"))),
            Entry.of("evaluation", EVALUATION, "how the run is watched and judged"));

    private Fields() {}

    private static Kind none(Kind kind) {
        return new Kind.Or("none", null, kind, null);
    }

    private static Entry dimension(int most) {
        return Entry.of("dimension", Kind.whole(1, most),
                "how many coordinates z has, each with this distribution").optional(1);
    }

    private static Choice.Type latent(String name, Class<? extends Latent> type, int mostDimensions,
            String text,
            Entry... more) {
        Stream<Part.Member> members = Stream.concat(
                Stream.concat(Stream.of(Entry
                        .of("range", Kind.range("", range -> Kind.within(range, LARGEST)),
                                "the ends of each coordinate")
                        .in("low", "high").standard(new Range(-5, 5))), Arrays.stream(more)),
                Stream.of(dimension(mostDimensions)));
        return new Choice.Type(name, new Part(type.asSubclass(Record.class), "", members.toArray(Part.Member[]::new)),
                text);
    }

    private static Choice.Type randomBasis(String name, Class<? extends Record> type, double bandwidth, String text) {
        return new Choice.Type(name, new Part(type, "",
                Entry.of("features", Kind.whole(1, 1000), "how many frequencies are drawn").standard(16),
                Entry.of("bandwidth", POSITIVE, "their standard deviation, in radians for each training unit")
                        .standard(bandwidth)),
                text);
    }

    private static Entry activation(Function<Experiment, List<Integer>> hidden, String network) {
        return Entry.of("activation", ACTIVATIONS, "after each hidden layer").where(
                experiment -> !hidden.apply(experiment).isEmpty(),
                "if " + network + ".hidden is [], since it applies to hidden layers; " + network
                        + ".output applies to the last layer");
    }

    private static Choice.Type objective(ObjectiveSpec.Type type) {
        Part.Fixed fixed = new Part.Fixed("type", type);
        Part part = type.objective().hasLabels()
                ? new Part(ObjectiveSpec.class, "", fixed, Entry.of("labelSmoothing", Kind.real(0, true, 0.5, false),
                        "how far D's target for a real sample is below 1")
                        .optional(0.0))
                : new Part(ObjectiveSpec.class, "", fixed, new Part.Fixed("labelSmoothing", 0.0));
        return new Choice.Type(Names.of(type), part, "");
    }

    private static Choice.Type slope(PenaltySpec.Type type) {
        return new Choice.Type(Names.of(type), new Part(PenaltySpec.Slope.class, "", new Part.Fixed("type", type),
                Entry.of("weight", POSITIVE, "the weight of the penalty").standard(10.0).live()),
                type.penalty().words());
    }

    private static Choice.Type optimiser(String name, Class<? extends OptimiserSpec> type, String text, Entry... own) {
        List<Part.Member> members = new ArrayList<>(List.of(
                Entry.of("learningRate", POSITIVE, "lr before any decay").standard(0.001).live(),
                Entry.of("generatorLearningRate", new Kind.Or("same", null, POSITIVE, null),
                        "lr of G, if it differs from `learningRate`").standard(null).live()));
        members.addAll(List.of(own));
        members.add(Entry.of("schedule", SCHEDULE, "how lr changes").standard(new ScheduleSpec.Constant()).rare());
        return new Choice.Type(name, new Part(type.asSubclass(Record.class), "", members.toArray(Part.Member[]::new)),
                text);
    }

    private static @Nullable String workingRange(Range range) {
        double size = Math.max(Math.abs(range.low()), Math.abs(range.high()));
        return range.width() < Math.max(WorkingRange.RESOLUTION * size, 1 / LARGEST_DATUM)
                ? "wide enough for numbers to differ inside it"
                : Kind.within(range, LARGEST_DATUM);
    }

    private static List<String> classes(Place at) {
        List<String> classes = new ArrayList<>();
        at.value().forEach(name -> classes.add(name.isString() || name.isNumber() ? name.asString() : ""));
        if (!at.value().isArray() || classes.size() < 2 || classes.size() > Labels.MOST_CLASSES || classes.contains("")
                || new HashSet<>(classes).size() < classes.size()) {
            throw at.mustBe("auto or a list of 2 to " + Labels.MOST_CLASSES + " different names");
        }
        return classes;
    }

    private static List<Double> shares(Place at) {
        List<Double> shares = at.value().isArray()
                ? at.elements().stream().map(Place::number).toList()
                : List.of();
        double sum = shares.stream().mapToDouble(share -> share >= 0 ? share : Double.NaN).sum();
        if (!(Math.abs(sum - 1) <= 1e-6)) {
            throw at.mustBe(SHARES);
        }
        return shares;
    }
}
