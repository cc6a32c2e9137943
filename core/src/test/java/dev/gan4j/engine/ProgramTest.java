package dev.gan4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Gradients;
import dev.gan4j.graph.GraphCases;
import dev.gan4j.graph.GraphCases.Case;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Operation;
import dev.gan4j.graph.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares compiled programs with the reference executor. */
class ProgramTest {

    private static final long SEED = 5;
    /** Numbers of rows around the width of the lanes. */
    private static final List<Integer> ROWS = List.of(1, 7, 8, 9, 15, 16, 17, 200);

    static List<Case> cases() {
        return GraphCases.all();
    }

    static Stream<Arguments> layers() {
        return ROWS.stream().flatMap(rows -> Stream.of(Arguments.of(rows, 1, 6), Arguments.of(rows, 6, 5),
                Arguments.of(rows, 17, 1), Arguments.of(rows, 9, 33)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyOperationAgreesWithTheReference(Case operation) {
        Random random = new Random(SEED);
        List<Node> inputs = new ArrayList<>();
        Map<String, double[]> values = new HashMap<>();
        for (int i = 0; i < operation.shapes().size(); i++) {
            Shape shape = operation.shapes().get(i);
            inputs.add(Node.input("x" + i, shape));
            values.put("x" + i, floats(shape.size(), operation.low(), operation.high(), random));
        }
        assertAgrees(operation.build().apply(inputs), values);
    }

    @ParameterizedTest(name = "{0} rows, {1} to {2}")
    @MethodSource("layers")
    void aLayerAndItsGradientsAgreeWithTheReferenceAtSizesAroundTheLanes(int rows, int in, int out) {
        Random random = new Random(SEED);
        Node x = Node.input("x", new Shape(rows, in));
        Node w = Node.input("w", new Shape(in, out));
        Node b = Node.input("b", new Shape(1, out));
        Map<String, double[]> values = Map.of("x", floats(rows * in, -1, 1, random), "w",
                floats(in * out, -1, 1, random), "b", floats(out, -1, 1, random));
        Node y = x.matmul(w).add(b).tanh();
        assertAgrees(y, values);
        for (Node gradient : Gradients.of(y.square().mean(Axis.ALL), List.of(x, w, b))) {
            assertAgrees(gradient, values);
        }
    }

    @Test
    void updatesTakePlaceAfterEverythingElse() {
        State state = new State();
        state.add("a", Shape.SCALAR);
        state.add("b", Shape.SCALAR);
        state.set("a", new float[]{1});
        state.set("b", new float[]{2});
        Node a = Node.parameter("a", Shape.SCALAR);
        Node b = Node.parameter("b", Shape.SCALAR);
        Program swap = Program.builder().output("before", a).update("a", b).update("b", a).compile(state);

        swap.run();

        assertThat(state.get("a")).containsExactly(2);
        assertThat(state.get("b")).containsExactly(1);
        assertThat(swap.scalar("before")).isEqualTo(1);
    }

    @Test
    void aParameterThatTheStateLacksIsNamed() {
        Program.Builder builder = Program.builder().output("y", Node.parameter("w", Shape.SCALAR));

        assertThatThrownBy(() -> builder.compile(new State())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"w\"");
    }

    @Test
    void aParameterOfAnotherShapeIsNamedWithBothShapes() {
        State state = new State();
        state.add("w", new Shape(2, 3));
        Program.Builder builder = Program.builder().output("y", Node.parameter("w", new Shape(3, 2)));

        assertThatThrownBy(() -> builder.compile(state)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameter \"w\" has shape (3, 2) in the graph but (2, 3) in the state");
    }

    @Test
    void aStateIsReadAndWrittenRowByRow() {
        State state = new State();
        state.add("w", new Shape(2, 3));
        state.set("w", new float[]{1, 2, 3, 4, 5, 6});
        Node rows = Node.parameter("w", new Shape(2, 3)).sum(Axis.FEATURES);
        Program program = Program.builder().output("y", rows).compile(state);

        program.run();

        assertThat(program.output("y")).containsExactly(6, 15);
        assertThat(state.get("w")).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void aSettingHasTheBitsOfTheConstantThatItStandsFor() {
        Node x = Node.input("x", new Shape(5, 3));
        Random random = new Random(SEED);
        for (int i = 0; i < 50; i++) {
            double value = random.nextDouble();
            Program constant = gradient(x, Node.constant(value));
            Program set = gradient(x, Node.setting("weight"));
            set.set("weight", 3);
            for (int j = 0; j < 15; j++) {
                float drawn = random.nextFloat() - 0.5f;
                constant.input("x")[j] = drawn;
                set.input("x")[j] = drawn;
            }
            set.set("weight", value);

            constant.run();
            set.run();

            assertThat(set.output("y")).as("%s, seed %d", value, SEED).containsExactly(constant.output("y"));
            assertThat(set.description().steps()).hasSameSizeAs(constant.description().steps());
        }
    }

    /** A price on x with a weight, in the way in which penalties have theirs. */
    private static Program gradient(Node x, Node weight) {
        Node price = x.tanh().square().sum(Axis.FEATURES).mean(Axis.ALL).multiply(weight).multiply(0.5);
        return Program.builder().output("y", Gradients.of(price.negate(), List.of(x)).getFirst())
                .compile(new State());
    }

    @Test
    void aSettingThatTheProgramLacksIsNamed() {
        Program program = gradient(Node.input("x", new Shape(1, 1)), Node.setting("weight"));

        assertThatThrownBy(() -> program.set("other", 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the program has no setting \"other\"; it has [weight]");
    }

    @Test
    void aChainOfAnyLengthIsCompiled() {
        Node x = Node.input("x", new Shape(2, 1));
        Node y = x;
        for (int i = 0; i < 20_000; i++) {
            y = y.relu().add(x);
        }
        Program program = Program.builder().output("y", y).compile(new State());
        program.input("x")[0] = 1;
        program.input("x")[1] = 2;

        program.run();

        assertThat(program.output("y")).containsExactly(20_001, 40_002);
    }

    private static void assertAgrees(Node node, Map<String, double[]> values) {
        double[] expected = ReferenceExecutor.evaluate(List.of(node), values).getFirst();
        Program program = Program.builder().output("y", node).compile(new State());
        values.forEach((name, value) -> {
            if (program.reads(name)) {
                Layout.fromRows(shapeOf(node, name), toFloats(value), program.input(name));
            }
        });
        program.run();
        float[] actual = Layout.toRows(node.shape(), program.output("y"));
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as("element %d, seed %d", i, SEED).isCloseTo(expected[i],
                    within(3e-6 * Math.max(1, Math.abs(expected[i]))));
        }
    }

    private static Shape shapeOf(Node node, String name) {
        return Gradients.topological(List.of(node)).stream()
                .filter(each -> each.operation().equals(new Operation.Input(name))).findFirst()
                .orElseThrow().shape();
    }

    private static double[] floats(int size, double low, double high, Random random) {
        return random.doubles(size, low, high).map(value -> (float) value).toArray();
    }

    private static float[] toFloats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
