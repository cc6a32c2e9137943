package dev.gan4j.objective;

import dev.gan4j.graph.Node;

/** What D says of a minibatch, shape (batch, 1), whether as a probability or as a logit. */
public sealed interface Decision {

    /**
     * Returns log D, the log-probability of being real.
     *
     * @return shape (batch, 1)
     */
    Node logReal();

    /**
     * Returns log(1 - D), the log-probability of being generated.
     *
     * @return shape (batch, 1)
     */
    Node logGenerated();

    /**
     * A probability strictly between 0 and 1, such as the tutorial's clamped tanh.
     *
     * @param value shape (batch, 1)
     */
    record Probability(Node value) implements Decision {
        @Override
        public Node logReal() {
            return value.log();
        }

        @Override
        public Node logGenerated() {
            return Node.constant(1).subtract(value).log();
        }
    }

    /**
     * The logit of the probability; both logarithms are taken without overflow.
     *
     * @param value shape (batch, 1)
     */
    record Logit(Node value) implements Decision {
        @Override
        public Node logReal() {
            return value.negate().softplus().negate();
        }

        @Override
        public Node logGenerated() {
            return value.softplus().negate();
        }
    }
}
