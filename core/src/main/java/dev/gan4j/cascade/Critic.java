package dev.gan4j.cascade;

import dev.gan4j.engine.State;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.internal.Parameter;
import dev.gan4j.nn.internal.Role;
import dev.gan4j.nn.internal.Start;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.ArrayList;
import java.util.List;

/** The discriminator of a table: a network on one-hot rows, whose first layer is a gather where rows are hard. */
final class Critic {

    private static final double SLOPE = 0.2;

    private final int[] widths;
    private final List<Parameter> first = new ArrayList<>();
    private final List<Parameter> rest = new ArrayList<>();

    Critic(int[] widths, List<Integer> layers) {
        this.widths = widths.clone();
        for (int i = 0; i < widths.length; i++) {
            first.add(parameter("column" + (i + 1) + ".weights", new Shape(widths[i], layers.getFirst())));
        }
        rest.add(parameter("bias1", new Shape(1, layers.getFirst())));
        for (int k = 1; k <= layers.size(); k++) {
            int outer = k < layers.size() ? layers.get(k) : 1;
            rest.add(parameter("weights" + (k + 1), new Shape(layers.get(k - 1), outer)));
            rest.add(parameter("bias" + (k + 1), new Shape(1, outer)));
        }
    }

    private static Parameter parameter(String name, Shape shape) {
        return Role.DISCRIMINATOR.trained(name, shape, Parameter.Phase.DENSE, new Start.Constant(0));
    }

    List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }

    /** Normal weights by He et al. 2015, as if a row had as many ones as it has columns. */
    void initialise(State state, long seed) {
        AddressedRandom random = new AddressedRandom(seed);
        random.seek(Stream.WEIGHTS, 1L << 32);
        for (Parameter parameter : first) {
            Cascade.normal(state, parameter, Math.sqrt(2.0 / widths.length), random);
        }
        // Weights stand behind biases, which begin at 0.
        for (int k = 1; k < rest.size(); k += 2) {
            Cascade.normal(state, rest.get(k), Math.sqrt(2.0 / rest.get(k).shape().rows()), random);
        }
    }

    /** D's raw output for rows side by side, shape (batch, sum of widths) to (batch, 1). */
    Node raw(Node rows) {
        Node sum = rest.getFirst().node();
        int from = 0;
        for (int i = 0; i < widths.length; i++) {
            sum = rows.slice(Axis.FEATURES, from, from + widths[i]).matmul(first.get(i).node()).add(sum);
            from += widths[i];
        }
        for (int k = 1; k < rest.size(); k += 2) {
            sum = sum.leakyRelu(SLOPE).matmul(rest.get(k).node()).add(rest.get(k + 1).node());
        }
        return sum;
    }
}
