package dev.gan4j.objective;

import dev.gan4j.graph.Node;

/** D's output for a minibatch, shape (batch, 1), as a probability or as a raw number. */
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
     * Returns D's raw output, which may be any number: the logit of a probability, a least-squares target, a critic's score.
     *
     * @return shape (batch, 1)
     * @throws IllegalArgumentException if D's output is a probability, whose raw number is not known
     */
    Node raw();

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

        @Override
        public Node raw() {
            throw new IllegalArgumentException("the objective needs D's raw output but D's output is a probability");
        }
    }

    /**
     * D's raw output; if it represents a probability, it is the logit, and both logarithms are computed without overflow.
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

        @Override
        public Node raw() {
            return value;
        }
    }
}
