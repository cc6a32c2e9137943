package dev.gan4j.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.engine.Program;
import dev.gan4j.engine.ReferenceExecutor;
import dev.gan4j.engine.State;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Gradients;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Operation;
import dev.gan4j.graph.RandomInputs;
import dev.gan4j.graph.Shape;
import dev.gan4j.objective.ObjectiveCases.Game;
import dev.gan4j.objective.ObjectiveCases.Pairing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every objective promises, with every penalty. */
class ObjectiveContractTest {

    private static final long SEED = 3;
    private static final int BATCH = 5;
    private static final double STEP = 1e-5;

    /** Two distributions on four points. */
    private static final int[] P = {1, 2, 3, 4};
    private static final int[] Q = {4, 3, 2, 1};

    static Stream<Pairing> pairings() {
        return ObjectiveCases.pairings();
    }

    static List<Game> games() {
        return ObjectiveCases.games();
    }

    static Stream<Game> gamesWithAClosedForm() {
        return games().stream().filter(game -> game.best() != null);
    }

    @ParameterizedTest
    @MethodSource("pairings")
    void gradientsAgreeWithFiniteDifferences(Pairing pairing) {
        TinyGame game = new TinyGame(pairing);
        checkGradients(game.discriminatorTerms().loss(), game.discriminator, game.values);
        checkGradients(game.generatorTerms().loss(), game.generator, game.values);
    }

    @ParameterizedTest
    @MethodSource("pairings")
    void compiledStepsAgreeWithTheReference(Pairing pairing) {
        TinyGame game = new TinyGame(pairing);
        checkCompiled(game.discriminatorTerms().loss(), game.discriminator, game.values);
        checkCompiled(game.generatorTerms().loss(), game.generator, game.values);
    }

    @ParameterizedTest
    @MethodSource("games")
    void theEquilibriumHasItsValue(Game game) {
        Decision flat = new Decision.Logit(Node.constant(game.flat()).broadcast(new Shape(BATCH, 1)));
        assertThat(value(game.objective().discriminator(flat, flat).adversarial()))
                .isCloseTo(game.ofDiscriminator(), within(1e-12));
        assertThat(value(game.objective().generator(flat, flat).adversarial()))
                .isCloseTo(game.ofGenerator(), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("games")
    void noDiscriminatorDoesBetterThanAFlatOneWhereBothDistributionsAreEqual(Game game) {
        Random random = new Random(SEED);
        Table table = new Table(game.objective(), Q, Q);
        for (int attempt = 0; attempt < 200; attempt++) {
            double[] d = random.doubles(4, -2, 2).toArray();
            assertThat(table.value(d)).as("D = %s, seed %d", d, SEED)
                    .isLessThanOrEqualTo(game.ofDiscriminator() + 1e-12);
        }
    }

    @ParameterizedTest
    @MethodSource("gamesWithAClosedForm")
    void theBestDiscriminatorIsTheOneThatTheoryNames(Game game) {
        Random random = new Random(SEED);
        Table table = new Table(game.objective(), P, Q);
        double[] best = new double[4];
        for (int point = 0; point < 4; point++) {
            best[point] = Objects.requireNonNull(game.best()).applyAsDouble(P[point] / 10.0, Q[point] / 10.0);
        }
        double value = table.value(best);
        for (int attempt = 0; attempt < 500; attempt++) {
            double[] other = best.clone();
            double size = Math.pow(10, -3 * random.nextDouble());
            for (int point = 0; point < 4; point++) {
                other[point] += size * (2 * random.nextDouble() - 1);
            }
            assertThat(table.value(other)).as("D = %s, seed %d", other, SEED).isLessThan(value);
        }
    }

    @ParameterizedTest
    @MethodSource("games")
    void aConstantAddedToTheRawOutputMattersUnlessTheGameComparesRealWithGenerated(Game game) {
        Table table = new Table(game.objective(), P, Q);
        double value = table.value(new double[]{0.1, 0.2, 0.4, 0.3});
        double raised = table.value(new double[]{1.6, 1.7, 1.9, 1.8});
        assertThat(Math.abs(raised - value) < 1e-12).isEqualTo(game.isFree());
    }

    @ParameterizedTest
    @MethodSource("games")
    void aDiscriminatorThatClimbsRanksPointsByTheRatioOfTheDensities(Game game) {
        double[] d = new double[4];
        Table table = new Table(game.objective(), P, Q);
        for (int step = 0; step < 400; step++) {
            double[] gradient = table.gradient(d);
            for (int point = 0; point < 4; point++) {
                d[point] += 0.5 * gradient[point];
            }
        }
        // Where theory has the sign alone, two points may tie.
        assertThat(d[0]).isLessThan(d[3]);
        assertThat(d[0]).isLessThanOrEqualTo(d[1] + 0.06);
        assertThat(d[1]).isLessThan(d[2]);
        assertThat(d[2]).isLessThanOrEqualTo(d[3] + 0.06);
    }

    @ParameterizedTest
    @MethodSource("games")
    void theGeneratorGainsFromSamplesThatTheDiscriminatorTakesForReal(Game game) {
        Node real = Node.constant(0.3).broadcast(new Shape(BATCH, 1));
        Node generated = Node.input("generated", new Shape(BATCH, 1));
        Node played = game.objective().generator(new Decision.Logit(real), new Decision.Logit(generated)).adversarial();
        double[] gradient = ReferenceExecutor.evaluate(Gradients.of(played, List.of(generated)),
                Map.of("generated", new double[]{-2, -1, 0, 0.5, 0.9})).getFirst();
        assertThat(DoubleStream.of(gradient).min().orElseThrow()).isPositive();
    }

    private static void checkGradients(Node loss, SequencedMap<String, Node> parameters, Map<String, double[]> values) {
        List<double[]> exact = ReferenceExecutor.evaluate(Gradients.of(loss, new ArrayList<>(parameters.values())),
                values);
        int index = 0;
        double length = 0;
        for (String name : parameters.keySet()) {
            double[] gradient = exact.get(index++);
            for (int element = 0; element < gradient.length; element++) {
                double numeric = (shifted(loss, values, name, element, STEP)
                        - shifted(loss, values, name, element, -STEP)) / (2 * STEP);
                assertThat(gradient[element]).as("element %d of %s, seed %d", element, name, SEED)
                        .isCloseTo(numeric, within(1e-6 * Math.max(1, Math.abs(numeric))));
                length += Math.abs(numeric);
            }
        }
        assertThat(length).as("a gradient to compare").isPositive();
    }

    private static void checkCompiled(Node loss, SequencedMap<String, Node> parameters, Map<String, double[]> values) {
        List<Node> wanted = new ArrayList<>(Gradients.of(loss, new ArrayList<>(parameters.values())));
        wanted.add(loss);
        Program.Builder builder = Program.builder();
        for (int i = 0; i < wanted.size(); i++) {
            builder.output("y" + i, wanted.get(i));
        }
        Program program = builder.compile(new State());
        for (Node node : Gradients.topological(wanted)) {
            if (node.operation() instanceof Operation.Input(String name)) {
                double[] rows = Objects.requireNonNull(values.get(name));
                Shape shape = node.shape();
                for (int i = 0; i < rows.length; i++) {
                    program.input(name)[i % shape.columns() * shape.rows() + i / shape.columns()] = (float) rows[i];
                }
            }
        }
        program.run();
        List<double[]> expected = ReferenceExecutor.evaluate(wanted, values);
        for (int i = 0; i < wanted.size(); i++) {
            Shape shape = wanted.get(i).shape();
            float[] actual = program.output("y" + i);
            for (int element = 0; element < actual.length; element++) {
                int from = element % shape.columns() * shape.rows() + element / shape.columns();
                double value = expected.get(i)[element];
                assertThat((double) actual[from]).isCloseTo(value, within(1e-4 * Math.max(1, Math.abs(value))));
            }
        }
    }

    private static double shifted(Node scalar, Map<String, double[]> values, String name, int element, double by) {
        Map<String, double[]> moved = new LinkedHashMap<>(values);
        double[] value = Objects.requireNonNull(values.get(name)).clone();
        value[element] += by;
        moved.put(name, value);
        return ReferenceExecutor.evaluate(List.of(scalar), moved).getFirst()[0];
    }

    private static double value(Node scalar) {
        return ReferenceExecutor.evaluate(List.of(scalar), Map.of()).getFirst()[0];
    }

    /** D as a table of one number for each of four points, on every pair of a real and a generated point. */
    private static final class Table {

        private final Node d = Node.input("d", new Shape(4, 1));
        private final Node played;

        Table(Objective objective, int[] p, int[] q) {
            List<Integer> reals = new ArrayList<>();
            List<Integer> generateds = new ArrayList<>();
            for (int x = 0; x < 4; x++) {
                for (int y = 0; y < 4; y++) {
                    for (int times = 0; times < p[x] * q[y]; times++) {
                        reals.add(x);
                        generateds.add(y);
                    }
                }
            }
            played = objective.discriminator(look(reals), look(generateds)).adversarial();
        }

        double value(double[] table) {
            return ReferenceExecutor.evaluate(List.of(played), Map.of("d", table)).getFirst()[0];
        }

        double[] gradient(double[] table) {
            return ReferenceExecutor.evaluate(Gradients.of(played, List.of(d)), Map.of("d", table)).getFirst();
        }

        private Decision look(List<Integer> points) {
            List<Node> rows = points.stream().map(point -> d.slice(Axis.BATCH, point, point + 1))
                    .toList();
            return new Decision.Logit(Node.concat(Axis.BATCH, rows));
        }
    }

    /** Two small smooth networks on two features. */
    private static final class TinyGame {

        private final Pairing pairing;
        private final SequencedMap<String, Node> discriminator = new LinkedHashMap<>();
        private final SequencedMap<String, Node> generator = new LinkedHashMap<>();
        private final Map<String, double[]> values = new LinkedHashMap<>();
        private final Random random = new Random(SEED);
        private final Node x = input("x", new Shape(BATCH, 2));
        private final Node z = input("z", new Shape(BATCH, 2));

        TinyGame(Pairing pairing) {
            this.pairing = pairing;
            weights(discriminator, "d", 1);
            weights(generator, "g", 2);
        }

        Terms discriminatorTerms() {
            RandomInputs inputs = new RandomInputs();
            Terms terms = pairing.objective().discriminator(decide(x), decide(network(generator, "g", z)));
            for (Penalty penalty : pairing.penalties()) {
                terms = terms.with(penalty.name(), penalty.value(y -> network(discriminator, "d", y), x,
                        network(generator, "g", z), Node.constant(ObjectiveCases.WEIGHT), inputs));
            }
            for (RandomInputs.Draw draw : inputs.draws()) {
                values.put(draw.name(), random.doubles(draw.shape().size()).toArray());
            }
            return terms;
        }

        Terms generatorTerms() {
            return pairing.objective().generator(decide(x), decide(network(generator, "g", z)));
        }

        private Decision decide(Node samples) {
            return new Decision.Logit(network(discriminator, "d", samples));
        }

        private static Node network(SequencedMap<String, Node> parameters, String name, Node samples) {
            Node hidden = samples.matmul(weight(parameters, name + "0")).add(weight(parameters, name + "1")).tanh();
            return hidden.matmul(weight(parameters, name + "2")).add(weight(parameters, name + "3"));
        }

        private static Node weight(SequencedMap<String, Node> parameters, String name) {
            return Objects.requireNonNull(parameters.get(name));
        }

        private void weights(SequencedMap<String, Node> parameters, String name, int out) {
            List<Shape> shapes = List.of(new Shape(2, 3), new Shape(1, 3), new Shape(3, out), new Shape(1, out));
            for (int i = 0; i < shapes.size(); i++) {
                parameters.put(name + i, input(name + i, shapes.get(i)));
            }
        }

        private Node input(String name, Shape shape) {
            values.put(name, random.doubles(shape.size(), -1, 1).toArray());
            return Node.input(name, shape);
        }
    }
}
