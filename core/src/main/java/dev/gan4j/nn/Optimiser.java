package dev.gan4j.nn;

import dev.gan4j.engine.Program;
import dev.gan4j.engine.State;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Turns gradients into updates of parameters, as part of the same program. */
public sealed interface Optimiser {

    /**
     * Adds the updates of parameters to a program, and what they remember to a state.
     *
     * @param owner        what the optimiser's own values are named after; unique in the state
     * @param parameters   the parameters by name
     * @param gradients    their gradients by the same names
     * @param learningRate a scalar
     * @param program      receives the updates
     * @param state        receives values such as {@code generator.0.weight#velocity}
     */
    default void apply(String owner, SequencedMap<String, Node> parameters, SequencedMap<String, Node> gradients,
            Node learningRate, Program.Builder program, State state) {
        next(owner, parameters, gradients, learningRate, program, state).forEach(program::update);
    }

    /**
     * Returns what parameters become, and adds what is remembered of them to a program and a state; the parameters
     * themselves are left to the caller, who may change what they become.
     *
     * @param owner        what the optimiser's own values are named after; unique in the state
     * @param parameters   the parameters by name
     * @param gradients    their gradients by the same names
     * @param learningRate a scalar
     * @param program      receives the updates of the optimiser's own values
     * @param state        receives values such as {@code generator.0.weight#velocity}
     * @return the new values by the same names, in their order
     */
    default SequencedMap<String, Node> next(String owner, SequencedMap<String, Node> parameters,
            SequencedMap<String, Node> gradients, Node learningRate, Program.Builder program, State state) {
        Slots slots = new Slots(owner, program, state);
        Rule rule = rule(slots, learningRate);
        SequencedMap<String, Node> next = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            Node gradient = gradients.get(name);
            if (gradient == null) {
                throw new IllegalArgumentException("there is no gradient of \"" + name + "\"");
            }
            next.put(name, value.subtract(rule.step(name, gradient)));
        });
        return next;
    }

    /**
     * Returns what is taken away from a parameter, for one optimiser's values.
     *
     * @param slots        where values are remembered
     * @param learningRate a scalar
     * @return the rule
     */
    Rule rule(Slots slots, Node learningRate);

    /** What is taken away from a parameter. */
    @FunctionalInterface
    interface Rule {

        /**
         * Returns the step of one parameter.
         *
         * @param parameter its name
         * @param gradient  its gradient
         * @return of the same shape
         */
        Node step(String parameter, Node gradient);
    }

    /** Values that an optimiser remembers from step to step. */
    final class Slots {

        private final String owner;
        private final Program.Builder program;
        private final State state;

        private Slots(String owner, Program.Builder program, State state) {
            this.owner = owner;
            this.program = program;
            this.state = state;
        }

        /** Adds a value to the state. */
        private Node remember(String subject, String slot, Shape shape, float start) {
            String name = owner + ":" + subject + "#" + slot;
            state.add(name, shape);
            float[] values = new float[shape.size()];
            Arrays.fill(values, start);
            state.set(name, values);
            return Node.parameter(name, shape);
        }

        /** Replaces a remembered value after the step, and returns the new one for use within it. */
        private Node update(String subject, String slot, Node value) {
            program.update(owner + ":" + subject + "#" + slot, value);
            return value;
        }
    }

    /** Stochastic gradient descent: w -= lr g. */
    record Sgd() implements Optimiser {
        @Override
        public Rule rule(Slots slots, Node learningRate) {
            return (parameter, gradient) -> gradient.multiply(learningRate);
        }
    }

    /**
     * Gradient descent with momentum (Polyak 1964): v = m v + g; w -= lr v.
     *
     * @param momentum m, in [0, 1)
     */
    record Momentum(double momentum) implements Optimiser {
        @Override
        public Rule rule(Slots slots, Node learningRate) {
            return (parameter, gradient) -> {
                Node velocity = slots.remember(parameter, "velocity", gradient.shape(), 0);
                Node next = velocity.multiply(momentum).add(gradient);
                return slots.update(parameter, "velocity", next).multiply(learningRate);
            };
        }
    }

    /**
     * Adam (Kingma and Ba 2015, arXiv 1412.6980), with bias correction.
     *
     * @param beta1   decay of the first moment, in [0, 1)
     * @param beta2   decay of the second moment, in [0, 1)
     * @param epsilon added to the root of the second moment, positive
     */
    record Adam(double beta1, double beta2, double epsilon) implements Optimiser {
        @Override
        public Rule rule(Slots slots, Node learningRate) {
            Node one = Node.constant(1);
            Node power1 = power(slots, "beta1", beta1);
            Node power2 = power(slots, "beta2", beta2);
            return (parameter, gradient) -> {
                Node m = slots.remember(parameter, "moment1", gradient.shape(), 0);
                Node v = slots.remember(parameter, "moment2", gradient.shape(), 0);
                Node nextM = slots.update(parameter, "moment1", m.multiply(beta1).add(gradient.multiply(1 - beta1)));
                Node nextV = slots.update(parameter, "moment2",
                        v.multiply(beta2).add(gradient.square().multiply(1 - beta2)));
                Node unbiasedM = nextM.divide(one.subtract(power1));
                Node unbiasedV = nextV.divide(one.subtract(power2));
                return unbiasedM.divide(unbiasedV.sqrt().add(Node.constant(epsilon))).multiply(learningRate);
            };
        }

        /** beta to the power of the step at hand, from 1. */
        private static Node power(Slots slots, String name, double beta) {
            Node before = slots.remember(name, "power", Shape.SCALAR, 1);
            return slots.update(name, "power", before.multiply(beta));
        }
    }
}
