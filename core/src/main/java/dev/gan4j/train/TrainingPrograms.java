package dev.gan4j.train;

import dev.gan4j.InvalidInputException;
import dev.gan4j.engine.Program;
import dev.gan4j.engine.State;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.ObjectiveSpec;
import dev.gan4j.experiment.OptimiserSpec;
import dev.gan4j.experiment.ScheduleSpec;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Gradients;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.Optimiser;
import dev.gan4j.nn.Parameters;
import dev.gan4j.nn.Schedule;
import dev.gan4j.objective.Decision;
import dev.gan4j.objective.Minimax;
import dev.gan4j.objective.NonSaturating;
import dev.gan4j.objective.Objective;
import dev.gan4j.objective.Terms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The three steps of a run, compiled: pretraining of D, the D step, the G step; and the state that they share.
 *
 * <p>Each step reads its minibatch from the storage that its accessor returns, in training units, and returns its
 * objective before the update.
 */
final class TrainingPrograms {

    private static final String X = "x";
    private static final String Z = "z";
    private static final String TARGET = "density";
    private static final String RATE = "learningRate";
    private static final String OBJECTIVE = "objective";

    private final State state = new State();
    private final int threads;
    private final Networks networks;
    private final Schedule schedule;
    private final double baseRate;
    private final Program pretraining;
    private final Program discriminator;
    private final Program generator;

    TrainingPrograms(Experiment experiment) {
        this(experiment, 1);
    }

    /** Compiles the steps of an experiment, whose large products some threads share. */
    TrainingPrograms(Experiment experiment, int threads) {
        this.threads = threads;
        networks = new Networks(experiment);
        networks.declare(state);
        Optimiser optimiser = optimiser(experiment.optimiser());
        Objective objective = objective(experiment.objective());
        schedule = schedule(experiment.optimiser().schedule());
        baseRate = experiment.optimiser().learningRate();
        Shape batch = new Shape(experiment.batch(), 1);
        double iterations = experiment.iterations();
        pretraining = pretraining(batch, optimiser, iterations);
        discriminator = discriminatorStep(batch, objective, optimiser,
                iterations * experiment.discriminatorSteps());
        generator = generatorStep(batch, objective, optimiser, iterations);
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

    /** Does one step of pretraining; returns its loss. */
    float pretrain(long step) {
        return run(pretraining, step);
    }

    /** Does one D step; returns its objective. */
    float stepDiscriminator(long step) {
        return run(discriminator, step);
    }

    /** Does one G step; returns its objective. */
    float stepGenerator(long step) {
        return run(generator, step);
    }

    private float run(Program program, long step) {
        program.input(RATE)[0] = (float) schedule.rate(baseRate, step);
        program.run();
        return program.scalar(OBJECTIVE);
    }

    /** mean((D_raw(x) - density(x))^2). */
    private Program pretraining(Shape batch, Optimiser optimiser, double runs) {
        Node x = Node.input(X, batch);
        Node target = Node.input(TARGET, batch);
        Node loss = networks.rawProbability(x).subtract(target).square().mean(Axis.ALL);
        return program("pretraining", loss, loss, networks.discriminatorShapes(), optimiser,
                runs);
    }

    private Program discriminatorStep(Shape batch, Objective objective, Optimiser optimiser, double runs) {
        Decision real = networks.decide(Node.input(X, batch));
        Decision generated = networks.decide(networks.generate(Node.input(Z, batch)));
        Terms terms = objective.discriminator(real, generated);
        return program("discriminator", terms.adversarial(), terms.loss(), networks.discriminatorShapes(), optimiser,
                runs);
    }

    private Program generatorStep(Shape batch, Objective objective, Optimiser optimiser, double runs) {
        Decision real = networks.decide(Node.input(X, batch));
        Decision generated = networks.decide(networks.generate(Node.input(Z, batch)));
        Terms terms = objective.generator(real, generated);
        return program("generator", terms.adversarial(), terms.loss(), networks.generatorShapes(), optimiser, runs);
    }

    private Program program(String owner, Node objective, Node loss, SequencedMap<String, Shape> shapes,
            Optimiser optimiser, double runs) {
        SequencedMap<String, Node> parameters = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> parameters.put(name, Node.parameter(name, shape)));
        List<Node> gradients = Gradients.of(loss, new ArrayList<>(parameters.values()));
        SequencedMap<String, Node> named = new LinkedHashMap<>();
        for (String name : parameters.keySet()) {
            named.put(name, gradients.get(named.size()));
        }
        Program.Builder builder = Program.builder().output(OBJECTIVE, objective).runs(runs).threads(threads);
        optimiser.apply(owner, parameters, named, Node.input(RATE, Shape.SCALAR), builder, state);
        return builder.compile(state);
    }

    private static Optimiser optimiser(OptimiserSpec spec) {
        return switch (spec) {
            case OptimiserSpec.Sgd sgd -> new Optimiser.Sgd();
            case OptimiserSpec.Momentum momentum -> new Optimiser.Momentum(momentum.momentum());
            case OptimiserSpec.Adam adam -> new Optimiser.Adam(adam.beta1(), adam.beta2(), adam.epsilon());
        };
    }

    private static Schedule schedule(ScheduleSpec spec) {
        return switch (spec) {
            case ScheduleSpec.Constant() -> new Schedule.Constant();
            case ScheduleSpec.Staircase(double factor, int every) -> new Schedule.Staircase(factor, every);
        };
    }

    private static Objective objective(ObjectiveSpec spec) {
        return switch (spec) {
            case MINIMAX -> new Minimax();
            case NON_SATURATING -> new NonSaturating();
        };
    }
}
