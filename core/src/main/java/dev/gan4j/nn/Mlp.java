package dev.gan4j.nn;

import dev.gan4j.engine.State;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A multilayer perceptron: dense layers y = f(x W + b), W of shape (in, out), b of shape (1, out).
 *
 * <p>Its parameters are named after it and the number of the layer: {@code generator.0.weight},
 * {@code generator.0.bias}. Applying it twice shares them.
 */
public final class Mlp {

    private final String name;
    private final Activation activation;
    private final Activation output;
    private final List<Integer> sizes;

    /**
     * Creates a network.
     *
     * @param name       what its parameters are named after
     * @param inputs     size of the input, at least 1
     * @param hidden     sizes of the hidden layers
     * @param outputs    size of the output, at least 1
     * @param activation after each hidden layer
     * @param output     after the last layer
     */
    public Mlp(String name, int inputs, List<Integer> hidden, int outputs, Activation activation, Activation output) {
        this.name = name;
        this.activation = activation;
        this.output = output;
        sizes = new ArrayList<>();
        sizes.add(inputs);
        sizes.addAll(hidden);
        sizes.add(outputs);
    }

    /**
     * Adds the network to a graph.
     *
     * @param x shape (batch, inputs)
     * @return shape (batch, outputs)
     */
    public Node apply(Node x) {
        Node value = x;
        int layers = sizes.size() - 1;
        for (int layer = 0; layer < layers; layer++) {
            Node weight = Node.parameter(weightName(layer), weightShape(layer));
            Node bias = Node.parameter(biasName(layer), biasShape(layer));
            Activation function = layer == layers - 1 ? output : activation;
            value = function.apply(value.matmul(weight).add(bias));
        }
        return value;
    }

    /**
     * Returns the parameters' names and shapes.
     *
     * @return in the order of the layers, weight before bias
     */
    public SequencedMap<String, Shape> shapes() {
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
        for (int layer = 0; layer < sizes.size() - 1; layer++) {
            shapes.put(weightName(layer), weightShape(layer));
            shapes.put(biasName(layer), biasShape(layer));
        }
        return shapes;
    }

    /**
     * Draws starting weights; biases are 0.
     *
     * @param state       receives the values; has the parameters already
     * @param initialiser the weights' distribution
     * @param random      moved to the stream of weights, one index for each parameter
     * @param first       the index of this network's first parameter
     * @return the index after this network's last parameter
     */
    public long initialise(State state, Initialiser initialiser, AddressedRandom random, long first) {
        long index = first;
        for (int layer = 0; layer < sizes.size() - 1; layer++) {
            random.seek(Stream.WEIGHTS, index++);
            Shape shape = weightShape(layer);
            state.set(weightName(layer), initialiser.draw(shape, random));
            state.set(biasName(layer), new float[biasShape(layer).size()]);
            index++;
        }
        return index;
    }

    private String weightName(int layer) {
        return name + "." + layer + ".weight";
    }

    private String biasName(int layer) {
        return name + "." + layer + ".bias";
    }

    private Shape weightShape(int layer) {
        return new Shape(sizes.get(layer), sizes.get(layer + 1));
    }

    private Shape biasShape(int layer) {
        return new Shape(1, sizes.get(layer + 1));
    }
}
