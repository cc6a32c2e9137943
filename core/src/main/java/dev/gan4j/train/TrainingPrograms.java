package dev.gan4j.train;

import dev.gan4j.InvalidInputException;
import dev.gan4j.engine.Program;
import dev.gan4j.engine.State;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.InstanceNoiseSpec;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Gradients;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.RandomInputs;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.Optimiser;
import dev.gan4j.nn.Packing;
import dev.gan4j.nn.Parameters;
import dev.gan4j.objective.Decision;
import dev.gan4j.objective.Objective;
import dev.gan4j.objective.Penalty;
import dev.gan4j.objective.Terms;
import dev.gan4j.random.Stream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The three steps of a run, compiled: pretraining of D, the D step, the G step; and the state that they share.
 *
 * <p>Each step reads its minibatch from the storage that its accessor returns, in training units, and returns its
 * objective before the update.
 */
final class TrainingPrograms {

    private static final String X = "x";
    private static final String Z = "z";
    private static final String CLASSES = "classes";
    private static final String TARGET = "density";
    private static final String RATE = "learningRate";
    private static final String DEVIATION = "deviation of the noise";
    private static final String DECAY = "decay of the average";
    private static final String OBJECTIVE = "objective";

    /** Below this many steps an average forgets faster, so that it does not hang on to where it started. */
    private static final double WARM_UP = 10;

    private final Experiment experiment;
    private final State state = new State();
    private final int threads;
    private final Networks networks;
    private final Optimiser optimiser;
    private final Objective objective;
    /** Of D, in pretraining and in the game. */
    private final LearningRate rate;
    private final LearningRate generatorRate;
    private final Program pretraining;
    private final Program discriminator;
    private final Program generator;
    private final RandomFiller ofDiscriminator;
    private final RandomFiller ofGenerator;

    TrainingPrograms(Experiment experiment) {
        this(experiment, 1);
    }

    /** Compiles the steps of an experiment, whose large products some threads share. */
    TrainingPrograms(Experiment experiment, int threads) {
        this.experiment = experiment;
        this.threads = threads;
        networks = new Networks(experiment);
        networks.declare(state);
        networks.declareAverage(state);
        optimiser = Parts.optimiser(experiment.optimiser());
        objective = Parts.objective(experiment.objective());
        rate = new LearningRate(experiment.optimiser().learningRate(),
                Parts.schedule(experiment.optimiser().schedule()));
        Double told = experiment.optimiser().generatorLearningRate();
        generatorRate = new LearningRate(told == null ? experiment.optimiser().learningRate() : told,
                Parts.generatorSchedule(experiment.optimiser().schedule()));
        int batch = experiment.batch();
        double iterations = experiment.iterations();
        RandomInputs randomOfD = new RandomInputs();
        RandomInputs randomOfG = new RandomInputs();
        pretraining = pretraining(batch, iterations);
        discriminator = discriminatorStep(batch, randomOfD, iterations * experiment.discriminatorSteps());
        generator = generatorStep(batch, randomOfG, iterations * experiment.generatorSteps());
        ofDiscriminator = new RandomFiller(randomOfD, discriminator, Stream.INPUTS_DISCRIMINATOR, experiment.seed());
        ofGenerator = new RandomFiller(randomOfG, generator, Stream.INPUTS_GENERATOR, experiment.seed());
    }

    State state() {
        return state;
    }

    Networks networks() {
        return networks;
    }

    /** The programs by name. */
    SequencedMap<String, Program.Description> descriptions() {
        SequencedMap<String, Program.Description> descriptions = new LinkedHashMap<>();
        descriptions.put("D step", discriminator.description());
        descriptions.put("G step", generator.description());
        return descriptions;
    }

    /** The bytes of all values: those of the state, and the buffers of both programs. */
    long bytes() {
        return parameterBytes() + discriminator.description().bufferBytes() + generator.description().bufferBytes();
    }

    /** The bytes of the state, of which copies are kept. */
    long parameterBytes() {
        long numbers = 0;
        for (Shape shape : state.shapes().values()) {
            numbers += shape.size();
        }
        return numbers * Float.BYTES;
    }

    /** The names of the kernels that the steps of D and G are made of; one name where they are the same. */
    String kernels() {
        String ofDiscriminator = discriminator.kernels();
        String ofGenerator = generator.kernels();
        return ofDiscriminator.equals(ofGenerator)
                ? ofDiscriminator
                : "D: " + ofDiscriminator + "; G: " + ofGenerator;
    }

    /** Every value that training updates. */
    Parameters values() {
        Map<String, Parameters.Value> values = new LinkedHashMap<>();
        state.shapes().forEach((name, shape) -> values.put(name, new Parameters.Value(shape, state.get(name))));
        return new Parameters(values);
    }

    /** Puts every value back. */
    void restore(Parameters values) {
        if (!Checkpoint.shapes(values).equals(state.shapes())) {
            throw new InvalidInputException("the checkpoint must have the values " + state.shapes() + " but has "
                    + Checkpoint.shapes(values));
        }
        values.values().forEach((name, value) -> state.set(name, value.elements()));
    }

    /** Goes on with other learning rates, before the schedule. */
    void setRates(double ofDiscriminator, double ofGenerator) {
        rate.setBase(ofDiscriminator);
        generatorRate.setBase(ofGenerator);
    }

    float[] pretrainingX() {
        return pretraining.input(X);
    }

    float[] pretrainingTarget() {
        return pretraining.input(TARGET);
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

    /** Where a G step reads real samples from; null where its objective looks at none. */
    float @Nullable [] generatorX() {
        return generator.reads(X) ? generator.input(X) : null;
    }

    /** Where a D step reads the classes from; null where there are none. */
    float @Nullable [] discriminatorClasses() {
        return networks.classes() == 0 ? null : discriminator.input(CLASSES);
    }

    /** Where a G step reads the classes from; null where there are none. */
    float @Nullable [] generatorClasses() {
        return networks.classes() == 0 ? null : generator.input(CLASSES);
    }

    /** Does one step of pretraining; returns its loss. */
    float pretrain(long step) {
        return run(pretraining, rate.at(step));
    }

    /** Does one D step; returns its objective. */
    float stepDiscriminator(long step) {
        return stepDiscriminator(step, step / experiment.discriminatorSteps());
    }

    /** The same in an iteration that is not told by the number of the step, since steps were taken by hand. */
    float stepDiscriminator(long step, long iteration) {
        ofDiscriminator.fill(step);
        setDeviation(discriminator, iteration);
        return run(discriminator, rate.at(step));
    }

    /** Does one G step; returns its objective. */
    float stepGenerator(long step) {
        return stepGenerator(step, step / experiment.generatorSteps());
    }

    /** The same in an iteration that is not told by the number of the step. */
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
        // Who decides about packs is not pretrained; the program is there all the same, for what it keeps in the state.
        Node ofEach = Packing.unpack(networks.rawProbability(networks.pack(x), zeroClasses(batch)),
                experiment.discriminator().packing());
        Node loss = ofEach.subtract(target).square().mean(Axis.ALL);
        Program.Builder builder = builder("pretraining of D", loss, runs);
        next("pretraining", loss, networks.discriminatorShapes(), builder).forEach(builder::update);
        networks.discriminatorUpdates().forEach(builder::update);
        return builder.compile(state);
    }

    private Program discriminatorStep(int batch, RandomInputs random, double runs) {
        Node real = seen(Node.input(X, new Shape(batch, networks.columns())), "noise on x", random);
        Node classes = classes(batch);
        Node generated = seen(networks.generate(Node.input(Z, new Shape(batch, networks.latents())), classes),
                "noise on G(z)", random);
        Terms terms = objective.discriminator(networks.decide(real, classes), networks.decide(generated, classes));
        for (Penalty penalty : Parts.penalties(experiment.penalties())) {
            terms = terms.with(penalty.name(),
                    penalty.value(x -> networks.raw(x, classes), real, generated, random));
        }
        Program.Builder builder = builder("D", terms.adversarial(), runs);
        next("discriminator", terms.loss(), networks.discriminatorShapes(), builder).forEach(
                (name, value) -> builder.update(name, Parts.clipped(experiment.penalties(), value)));
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
        next("generator", terms.loss(), networks.generatorShapes(), builder).forEach((name, value) -> {
            builder.update(name, value);
            if (state.contains(Networks.averageOf(name))) {
                builder.update(Networks.averageOf(name), averaged(Networks.averageOf(name), value));
            }
        });
        return builder.compile(state);
    }

    /** The class of each real sample, which G is asked for as well: (batch, classes); null where there are none. */
    private @Nullable Node classes(int batch) {
        return networks.classes() == 0 ? null : Node.input(CLASSES, new Shape(batch, networks.classes()));
    }

    /** Nobody is pretrained on classes; the program is there all the same. */
    private @Nullable Node zeroClasses(int batch) {
        return networks.classes() == 0
                ? null
                : Node.constant(0).broadcast(new Shape(batch, networks.classes()));
    }

    /** Samples as D sees them in the game: with noise where there is any, and in packs. */
    private Node seen(Node samples, String name, RandomInputs random) {
        if (experiment.discriminator().instanceNoise() == null) {
            return networks.pack(samples);
        }
        Node noise = random.add(name, samples.shape(), RandomInputs.Law.NORMAL);
        return networks.pack(samples.add(noise.multiply(Node.input(DEVIATION, Shape.SCALAR))));
    }

    /** a' = a + (w - a) (1 - decay). */
    private static Node averaged(String name, Node weight) {
        Node average = Node.parameter(name, weight.shape());
        Node share = Node.constant(1).subtract(Node.input(DECAY, Shape.SCALAR));
        return average.add(weight.subtract(average).multiply(share));
    }

    private Program.Builder builder(String whose, Node objective, double runs) {
        return Program.builder().subject("a step of " + whose + " with batch " + experiment.batch())
                .output(OBJECTIVE, objective).runs(runs).threads(threads);
    }

    /** What the optimiser makes of some weights. */
    private SequencedMap<String, Node> next(String owner, Node loss, SequencedMap<String, Shape> shapes,
            Program.Builder builder) {
        SequencedMap<String, Node> parameters = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> parameters.put(name, Node.parameter(name, shape)));
        List<Node> gradients = Gradients.of(loss, new ArrayList<>(parameters.values()));
        SequencedMap<String, Node> named = new LinkedHashMap<>();
        for (String name : parameters.keySet()) {
            named.put(name, gradients.get(named.size()));
        }
        return optimiser.next(owner, parameters, named, Node.input(RATE, Shape.SCALAR), builder, state);
    }
}
