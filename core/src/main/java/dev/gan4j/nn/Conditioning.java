package dev.gan4j.nn;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import java.util.List;
import java.util.SequencedMap;

/**
 * How a network is told the class of each sample, y of shape (batch, classes): 1 in the column of its class, 0 elsewhere.
 */
public sealed interface Conditioning {

    /** Not at all. */
    record None() implements Conditioning {}

    /**
     * As further inputs of the first layer. Source: Mirza and Osindero 2014, "Conditional generative adversarial nets"
     * (arXiv 1411.1784).
     *
     * @param classes how many there are, at least 1
     */
    record OneHot(int classes) implements Conditioning {}

    /**
     * As a vector of numbers that is trained for each class, y E, in further inputs of the first layer.
     *
     * @param classes how many there are, at least 1
     * @param size    numbers in a vector, at least 1
     */
    record Embedding(int classes, int size) implements Conditioning {}

    /**
     * By a projection: to the last layer's sum psi(h) of the last hidden layer h, the inner product y V . h is added.
     * Source: Miyato and Koyama 2018, "cGANs with projection discriminator" (arXiv 1802.05637). For a network of one
     * output; a network without hidden layers projects its input.
     *
     * @param classes how many there are, at least 1
     */
    record Projection(int classes) implements Conditioning {}

    /**
     * Returns how many inputs the first layer has beside its others.
     *
     * @return at least 0
     */
    default int moreInputs() {
        return switch (this) {
            case None() -> 0;
            case OneHot(int classes) -> classes;
            case Embedding(int classes, int size) -> size;
            case Projection(int classes) -> 0;
        };
    }

    /**
     * Adds the parameters that are trained.
     *
     * @param shapes receives them
     * @param name   the network's
     * @param last   the size of what the last layer reads
     */
    default void addShapes(SequencedMap<String, Shape> shapes, String name, int last) {
        switch (this) {
            case None() -> {
                // It has none.
            }
            case OneHot(int classes) -> {
                // The first layer's weights are its parameters.
            }
            case Embedding(int classes, int size) -> shapes.put(parameterName(name), new Shape(classes, size));
            case Projection(int classes) -> shapes.put(parameterName(name), new Shape(classes, last));
        }
    }

    /**
     * Joins the class to what the first layer reads.
     *
     * @param name  the network's
     * @param value shape (batch, features)
     * @param y     shape (batch, classes)
     * @return shape (batch, features + {@link #moreInputs()})
     */
    default Node join(String name, Node value, Node y) {
        return switch (this) {
            case None() -> value;
            case OneHot(int classes) -> Node.concat(Axis.FEATURES, List.of(value, y));
            case Embedding(int classes, int size) -> Node.concat(Axis.FEATURES,
                    List.of(value, y.matmul(Node.parameter(parameterName(name), new Shape(classes, size)))));
            case Projection(int classes) -> value;
        };
    }

    /**
     * Adds the projection to the last layer's sum.
     *
     * @param name   the network's
     * @param sum    shape (batch, 1)
     * @param hidden what the last layer reads, shape (batch, features)
     * @param y      shape (batch, classes)
     * @return shape (batch, 1)
     */
    default Node project(String name, Node sum, Node hidden, Node y) {
        return switch (this) {
            case None() -> sum;
            case OneHot(int classes) -> sum;
            case Embedding(int classes, int size) -> sum;
            case Projection(int classes) -> {
                Node vectors = Node.parameter(parameterName(name), new Shape(classes, hidden.shape().columns()));
                yield sum.add(y.matmul(vectors).multiply(hidden).sum(Axis.FEATURES));
            }
        };
    }

    /**
     * Returns the name of the parameter of a network.
     *
     * @param name the network's
     * @return such as {@code discriminator.classes}
     */
    static String parameterName(String name) {
        return name + ".classes";
    }
}
