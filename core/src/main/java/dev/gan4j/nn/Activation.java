package dev.gan4j.nn;

import dev.gan4j.graph.Node;

/** The function after a layer. */
public enum Activation {
    /** x itself. */
    LINEAR {
        @Override
        public Node apply(Node x) {
            return x;
        }
    },
    /** Hyperbolic tangent. */
    TANH {
        @Override
        public Node apply(Node x) {
            return x.tanh();
        }
    },
    /** 1 / (1 + exp(-x)). */
    SIGMOID {
        @Override
        public Node apply(Node x) {
            return x.sigmoid();
        }
    },
    /** max(x, 0). */
    RELU {
        @Override
        public Node apply(Node x) {
            return x.relu();
        }
    },
    /** x where positive, 0.2 x elsewhere, as GANs use it. */
    LEAKY_RELU {
        @Override
        public Node apply(Node x) {
            return x.leakyRelu(0.2);
        }
    },
    /** x sigmoid(x). */
    SILU {
        @Override
        public Node apply(Node x) {
            return x.silu();
        }
    },
    /** log(1 + exp(x)). */
    SOFTPLUS {
        @Override
        public Node apply(Node x) {
            return x.softplus();
        }
    },
    /** sin(x). */
    SIN {
        @Override
        public Node apply(Node x) {
            return x.sin();
        }
    },
    /** cos(x). */
    COS {
        @Override
        public Node apply(Node x) {
            return x.cos();
        }
    };

    /**
     * Adds the function to a graph.
     *
     * @param x any shape
     * @return the same shape
     */
    public abstract Node apply(Node x);
}
