package dev.gan4j.nn.internal;

import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.Initialiser;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A layer that gives a network the class of each sample. */
public sealed interface Conditioning extends Layer {

    /**
     * The class as additional one-hot features. Source: Mirza and Osindero 2014, "Conditional generative adversarial nets"
     * (arXiv 1411.1784).
     *
     * @param classes how many there are, at least 1
     */
    record OneHot(int classes) implements Conditioning {

        @Override
        public Node apply(Node x, @Nullable Node y) {
            return Node.concat(Axis.FEATURES, List.of(x, known(y)));
        }

        @Override
        public int outputs(int inputs) {
            return inputs + classes;
        }
    }

    /**
     * A trained vector for each class, y E, as additional features.
     *
     * @param vectors E, shape (classes, size)
     */
    record Embedding(Parameter vectors) implements Conditioning {

        @Override
        public Node apply(Node x, @Nullable Node y) {
            return Node.concat(Axis.FEATURES, List.of(x, known(y).matmul(vectors.node())));
        }

        @Override
        public int outputs(int inputs) {
            return inputs + vectors.shape().columns();
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(vectors);
        }
    }

    /**
     * A projection: adds the inner product y V . h to the last layer's sum psi(h), where h is the last hidden layer. Source:
     * Miyato and Koyama 2018, "cGANs with projection discriminator" (arXiv 1802.05637). A network without hidden layers
     * projects its input.
     *
     * @param last    psi, of one output
     * @param vectors V, shape (classes, features of h)
     */
    record Projection(Layer last, Parameter vectors) implements Conditioning {

        @Override
        public Node apply(Node x, @Nullable Node y) {
            return last.apply(x, y).add(known(y).matmul(vectors.node()).multiply(x).sum(Axis.FEATURES));
        }

        @Override
        public int outputs(int inputs) {
            return last.outputs(inputs);
        }

        @Override
        public List<Parameter> parameters() {
            return Stream.concat(last.parameters().stream(), Stream.of(vectors)).toList();
        }

        @Override
        public boolean mixesRows() {
            return last.mixesRows();
        }

        @Override
        public Map<String, Node> updates() {
            return last.updates();
        }
    }

    /**
     * Creates the vectors of an {@link Embedding} or a {@link Projection}.
     *
     * @param network     the network that they belong to
     * @param classes     how many there are, at least 1
     * @param size        numbers in a vector, at least 1
     * @param initialiser of the numbers
     * @return shape (classes, size)
     */
    static Parameter vectors(Role network, int classes, int size, Initialiser initialiser) {
        return network.trained("classes", new Shape(classes, size), Parameter.Phase.CLASSES, initialiser);
    }

    private static Node known(@Nullable Node y) {
        if (y == null) {
            throw new IllegalArgumentException("the network needs the class of each sample but was given none");
        }
        return y;
    }
}
