package dev.gan4j.train.internal;

import dev.gan4j.engine.Program;
import dev.gan4j.engine.State;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.InstanceNoiseSpec;
import dev.gan4j.experiment.PretrainingSpec;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.RandomInputs;
import dev.gan4j.graph.Shape;
import dev.gan4j.model.internal.Networks;
import dev.gan4j.nn.internal.Optimiser;
import dev.gan4j.nn.internal.Parameter;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.nn.internal.Role;
import dev.gan4j.objective.Decision;
import dev.gan4j.objective.Objective;
import dev.gan4j.objective.Terms;
import dev.gan4j.random.Stream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The compiled steps of a run (pretraining of D if there is any, the D step, the G step) and the state that they share.
 *
 * <p>Each step reads its minibatch from the storage that its accessor returns, in training units, and returns its
 * objective before the update.
 */
public final class TrainingPrograms {

    private static final String X = "x";
    private static final String Z = "z";
    private static final String CLASSES = "classes";
    private static final String TARGET = "density";
    private static final String RATE = "learningRate";
    private static final String DEVIATION = "deviation of the noise";
    private static final String DECAY = "decay of the average";
    private static final String OBJECTIVE = "objective";

    /** During roughly this many steps, an average forgets faster, to become independent of its starting point. */
    private static final double WARM_UP = 10;

    private static final String PRETRAINING = "pretraining";

    private final Experiment experiment;
    private final State state = new State();
    private final int threads;
    private final Networks networks;
    private final Optimiser optimiser;
    private final Objective objective;
    /** The learning rate of D, in pretraining and in adversarial training. */
    private final LearningRate rate;
    private final LearningRate generatorRate;
    private final @Nullable Program pretraining;
    private final Program discriminator;
    private final Program generator;
    private final RandomFiller ofDiscriminator;
    private final RandomFiller ofGenerator;

    TrainingPrograms(Experiment experiment) {
        this(experiment, new Networks(TrainingPlan.of(experiment)), 1);
    }

    /** Compiles the steps of an experiment; several threads may share its large products. */
    TrainingPrograms(Experiment experiment, Networks networks, int threads) {
        this.experiment = experiment;
        this.networks = networks;
        this.threads = threads;
        optimiser = experiment.optimiser().optimiser();
        objective = experiment.objective().objective();
        boolean isPretrained = experiment.pretraining() instanceof PretrainingSpec.OnDensity;
        declare(isPretrained);
        rate = new LearningRate(experiment.optimiser().schedule().schedule());
        generatorRate = new LearningRate(experiment.optimiser().schedule().generatorSchedule());
        int batch = experiment.batch();
        double iterations = experiment.iterations();
        RandomInputs randomOfD = new RandomInputs();
        RandomInputs randomOfG = new RandomInputs();
        pretraining = isPretrained ? pretraining(batch, iterations) : null;
        discriminator = discriminatorStep(batch, randomOfD, iterations * experiment.discriminatorSteps());
        generator = generatorStep(batch, randomOfG, iterations * experiment.generatorSteps());
        ofDiscriminator = new RandomFiller(randomOfD, discriminator, Stream.INPUTS_DISCRIMINATOR, experiment.seed());
        ofGenerator = new RandomFiller(randomOfG, generator, Stream.INPUTS_GENERATOR, experiment.seed());
        set(experiment);
    }

    /** Adds everything that training updates to the state: the networks' values, and the state of each step's optimiser. */
    private void declare(boolean isPretrained) {
        List<Parameter> kept = new ArrayList<>(networks.weights());
        kept.addAll(networks.averages().values());
        if (isPretrained) {
            kept.addAll(optimiser.memory(PRETRAINING, networks.trainedOfDiscriminator()));
        }
        kept.addAll(optimiser.memory(Role.DISCRIMINATOR.title(), networks.trainedOfDiscriminator()));
        kept.addAll(optimiser.memory(Role.GENERATOR.title(), networks.trainedOfGenerator()));
        kept.forEach(parameter -> parameter.declare(state));
    }

    /** Continues with an experiment's learning rates, before the schedule, and weights of penalties. */
    void set(Experiment changed) {
        double ofDiscriminator = changed.optimiser().learningRate();
        Double told = changed.optimiser().generatorLearningRate();
        rate.setBase(ofDiscriminator);
        generatorRate.setBase(told == null ? ofDiscriminator : told);
        Penalties.set(changed.penalties(), discriminator);
    }

    State state() {
        return state;
    }

    Networks networks() {
        return networks;
    }

    /**
     * Describes the two programs that training an experiment would run, without training.
     *
     * @param experiment what would be trained, with its columns and classes named; its data are not read
     * @return the D step and the G step, by name
     */
    public static SequencedMap<String, Program.Description> describe(Experiment experiment) {
        TrainingPrograms programs = new TrainingPrograms(experiment);
        SequencedMap<String, Program.Description> descriptions = new LinkedHashMap<>();
        descriptions.put("D step", programs.discriminator.description());
        descriptions.put("G step", programs.generator.description());
        return descriptions;
    }

    /** The bytes of all values: the state and the buffers of both programs. */
    long bytes() {
        return parameterBytes() + discriminator.description().bufferBytes() + generator.description().bufferBytes();
    }

    /** The bytes of the state, which is copied several times. */
    long parameterBytes() {
        long numbers = 0;
        for (Shape shape : state.shapes().values()) {
            numbers += shape.size();
        }
        return numbers * Float.BYTES;
    }

    /** The names of the kernels of the D and G steps; one name if they are the same. */
    String kernels() {
        String ofDiscriminator = discriminator.kernels();
        String ofGenerator = generator.kernels();
        return ofDiscriminator.equals(ofGenerator)
                ? ofDiscriminator
                : "D: " + ofDiscriminator + "; G: " + ofGenerator;
    }

    /** Every value that training updates. */
    Parameters values() {
        return Parameters.of(state);
    }

    /**
     * Restores every value. The state of a pretraining's optimiser is ignored if the experiment has no pretraining: old
     * checkpoints contain it anyway.
     */
    void restore(Parameters values) {
        Map<String, Parameters.Value> kept = new LinkedHashMap<>(values.values());
        if (pretraining == null) {
            kept.keySet().removeIf(name -> Optimiser.isOf(PRETRAINING, name));
        }
        new Parameters(kept).restore(state);
    }

    float[] pretrainingX() {
        return pretraining().input(X);
    }

    float[] pretrainingTarget() {
        return pretraining().input(TARGET);
    }

    float[] discriminatorX() {
        return discriminator.input(X);
    }

    float[] discriminatorZ() {
        return discriminator.input(Z);
    }

    float[] generatorZ() {
        return generator.input(Z);
    }

    /** Where a G step reads real samples from; null if its objective uses none. */
    float @Nullable [] generatorX() {
        return generator.reads(X) ? generator.input(X) : null;
    }

    /** Where a D step reads the classes from; null if there are none. */
    float @Nullable [] discriminatorClasses() {
        return networks.classes() == 0 ? null : discriminator.input(CLASSES);
    }

    /** Where a G step reads the classes from; null if there are none. */
    float @Nullable [] generatorClasses() {
        return networks.classes() == 0 ? null : generator.input(CLASSES);
    }

    /** Does one step of pretraining; returns its loss. */
    float pretrain(long step) {
        return run(pretraining(), rate.at(step));
    }

    private Program pretraining() {
        if (pretraining == null) {
            throw new IllegalStateException("the experiment has no pretraining");
        }
        return pretraining;
    }

    /** Does one D step; returns its objective. */
    float stepDiscriminator(long step) {
        return stepDiscriminator(step, step / experiment.discriminatorSteps());
    }

    /** The same, in an iteration that does not follow from the number of the step because steps were taken by hand. */
    float stepDiscriminator(long step, long iteration) {
        ofDiscriminator.fill(step);
        setDeviation(discriminator, iteration);
        return run(discriminator, rate.at(step));
    }

    /** Does one G step; returns its objective. */
    float stepGenerator(long step) {
        return stepGenerator(step, step / experiment.generatorSteps());
    }

    /** The same, in an iteration that does not follow from the number of the step. */
    float stepGenerator(long step, long iteration) {
        ofGenerator.fill(step);
        setDeviation(generator, iteration);
        Double decay = experiment.generator().averageDecay();
        if (decay != null) {
            generator.input(DECAY)[0] = (float) Math.min(decay, (1.0 + step) / (WARM_UP + step));
        }
        return run(generator, generatorRate.at(step));
    }

    private void setDeviation(Program program, long iteration) {
        InstanceNoiseSpec noise = experiment.discriminator().instanceNoise();
        if (noise != null) {
            program.input(DEVIATION)[0] = (float) noise.deviation(iteration);
        }
    }

    private static float run(Program program, double learningRate) {
        program.input(RATE)[0] = (float) learningRate;
        program.run();
        return program.scalar(OBJECTIVE);
    }

    /** mean((D_raw(x) - density(x))^2). */
    private Program pretraining(int batch, double runs) {
        Node x = Node.input(X, new Shape(batch, networks.columns()));
        Node target = Node.input(TARGET, new Shape(batch, 1));
        // A D that judges packs or sees classes is not pretrained.
        Node loss = networks.rawProbability(x, null).subtract(target).square().mean(Axis.ALL);
        Program.Builder builder = builder("pretraining of D", loss, runs);
        minimise(PRETRAINING, loss, networks.trainedOfDiscriminator(), builder).forEach(builder::update);
        networks.discriminatorUpdates().forEach(builder::update);
        return builder.compile(state);
    }

    private Program discriminatorStep(int batch, RandomInputs random, double runs) {
        Node real = seen(Node.input(X, new Shape(batch, networks.columns())), "noise on x", random);
        Node classes = classes(batch);
        Node generated = seen(networks.generate(Node.input(Z, new Shape(batch, networks.latents())), classes),
                "noise on G(z)", random);
        Terms terms = objective.discriminator(networks.decide(real, classes), networks.decide(generated, classes));
        terms = Penalties.add(experiment.penalties(), terms, x -> networks.raw(x, classes), real, generated, random);
        Program.Builder builder = builder("D", terms.adversarial(), runs);
        minimise(Role.DISCRIMINATOR.title(), terms.loss(), networks.trainedOfDiscriminator(), builder).forEach(
                (name, value) -> builder.update(name, Penalties.clipped(experiment.penalties(), value)));
        networks.discriminatorUpdates().forEach(builder::update);
        return builder.compile(state);
    }

    private Program generatorStep(int batch, RandomInputs random, double runs) {
        Node classes = classes(batch);
        Decision real = networks
                .decide(seen(Node.input(X, new Shape(batch, networks.columns())), "noise on x", random), classes);
        Decision generated = networks.decide(
                seen(networks.generate(Node.input(Z, new Shape(batch, networks.latents())), classes), "noise on G(z)",
                        random),
                classes);
        Terms terms = objective.generator(real, generated);
        Program.Builder builder = builder("G", terms.adversarial(), runs);
        minimise(Role.GENERATOR.title(), terms.loss(), networks.trainedOfGenerator(), builder)
                .forEach((name, value) -> {
                    builder.update(name, value);
                    Parameter average = networks.averages().get(name);
                    if (average != null) {
                        builder.update(average.name(), averaged(average.node(), value));
                    }
                });
        return builder.compile(state);
    }

    /** The class of each real sample, which G generates as well: (batch, classes); null if there are none. */
    private @Nullable Node classes(int batch) {
        return networks.classes() == 0 ? null : Node.input(CLASSES, new Shape(batch, networks.classes()));
    }

    /** Samples as D sees them in adversarial training: with noise if there is any, and in packs. */
    private Node seen(Node samples, String name, RandomInputs random) {
        if (experiment.discriminator().instanceNoise() == null) {
            return networks.pack(samples);
        }
        Node noise = random.add(name, samples.shape(), RandomInputs.Law.NORMAL);
        return networks.pack(samples.add(noise.multiply(Node.input(DEVIATION, Shape.SCALAR))));
    }

    /** a' = a + (w - a) (1 - decay). */
    private static Node averaged(Node average, Node weight) {
        Node share = Node.constant(1).subtract(Node.input(DECAY, Shape.SCALAR));
        return average.add(weight.subtract(average).multiply(share));
    }

    private Program.Builder builder(String whose, Node objective, double runs) {
        return Program.builder().subject("a step of " + whose + " with batch " + experiment.batch())
                .output(OBJECTIVE, objective).runs(runs).threads(threads);
    }

    /** The optimiser's updates of some weights. */
    private SequencedMap<String, Node> minimise(String owner, Node loss, List<Parameter> weights,
            Program.Builder builder) {
        return optimiser.minimise(owner, loss, weights, Node.input(RATE, Shape.SCALAR), builder);
    }
}
