package dev.gan4j.nn.internal;

import dev.gan4j.engine.Program;
import dev.gan4j.graph.Gradients;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Converts gradients to updates of parameters, as part of the same program.
 *
 * <p>The state of an optimiser is named after its owner, so several optimisers can train the same parameters, each with its own
 * state: {@code pretraining:discriminator.0.weight#velocity}.
 */
public sealed interface Optimiser {

    /**
     * Returns the state that is kept from step to step.
     *
     * @param owner      the prefix of the values' names; unique in the state
     * @param parameters the trained parameters
     * @return the values that a state must have for {@link #minimise}
     */
    List<Parameter> memory(String owner, List<Parameter> parameters);

    /**
     * Returns the rule of one step.
     *
     * @param owner        as in {@link #memory}
     * @param learningRate a scalar
     * @param program      receives the updates of the optimiser's state
     * @return the step to subtract from each parameter
     */
    Rule rule(String owner, Node learningRate, Program.Builder program);

    /** The step that is subtracted from a parameter. */
    @FunctionalInterface
    interface Rule {

        /**
         * Returns the step of one parameter.
         *
         * @param parameter the parameter
         * @param gradient  its gradient
         * @return of the parameter's shape
         */
        Node step(Parameter parameter, Node gradient);
    }

    /**
     * Returns the new values of parameters after one step, and adds the updates of the optimiser's state to the program. The
     * caller adds the updates of the parameters, and may change the values before.
     *
     * @param owner        as in {@link #memory}
     * @param loss         the scalar to minimise
     * @param parameters   the trained parameters
     * @param learningRate a scalar
     * @param program      receives the updates of the optimiser's state
     * @return the new values by the parameters' names, in their order
     */
    default SequencedMap<String, Node> minimise(String owner, Node loss, List<Parameter> parameters, Node learningRate,
            Program.Builder program) {
        List<Node> nodes = parameters.stream().map(Parameter::node).toList();
        List<Node> gradients = Gradients.of(loss, nodes);
        Rule rule = rule(owner, learningRate, program);
        SequencedMap<String, Node> next = new LinkedHashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            Parameter parameter = parameters.get(i);
            next.put(parameter.name(), nodes.get(i).subtract(rule.step(parameter, gradients.get(i))));
        }
        return next;
    }

    /**
     * Returns whether a value belongs to the state of an owner's optimiser.
     *
     * @param owner as in {@link #memory}
     * @param name  of the value
     * @return true for names that {@link #memory} returns
     */
    static boolean isOf(String owner, String name) {
        return name.startsWith(owner + ":");
    }

    private static Parameter remembered(String owner, String subject, String slot, Shape shape, float start) {
        return new Parameter(owner + ":" + subject + "#" + slot, shape, Role.OPTIMISER, false, Parameter.Phase.LAST,
                new Start.Constant(start));
    }

    /** A value of a parameter's shape that starts at 0. */
    private static Parameter remembered(String owner, Parameter parameter, String slot) {
        return remembered(owner, parameter.name(), slot, parameter.shape(), 0);
    }

    /** Stochastic gradient descent: w -= lr g. */
    record Sgd() implements Optimiser {
        @Override
        public List<Parameter> memory(String owner, List<Parameter> parameters) {
            return List.of();
        }

        @Override
        public Rule rule(String owner, Node learningRate, Program.Builder program) {
            return (parameter, gradient) -> gradient.multiply(learningRate);
        }
    }

    /**
     * Gradient descent with momentum (Polyak 1964): v = m v + g; w -= lr v.
     *
     * @param momentum m, in [0, 1)
     */
    record Momentum(double momentum) implements Optimiser {

        private static final String VELOCITY = "velocity";

        @Override
        public List<Parameter> memory(String owner, List<Parameter> parameters) {
            return parameters.stream().map(parameter -> remembered(owner, parameter, VELOCITY)).toList();
        }

        @Override
        public Rule rule(String owner, Node learningRate, Program.Builder program) {
            return (parameter, gradient) -> {
                Parameter velocity = remembered(owner, parameter, VELOCITY);
                Node next = velocity.node().multiply(momentum).add(gradient);
                program.update(velocity.name(), next);
                return next.multiply(learningRate);
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

        private static final String MOMENT1 = "moment1";
        private static final String MOMENT2 = "moment2";

        @Override
        public List<Parameter> memory(String owner, List<Parameter> parameters) {
            return Stream.concat(Stream.of(power(owner, "beta1"), power(owner, "beta2")),
                    parameters.stream().flatMap(parameter -> Stream.of(remembered(owner, parameter, MOMENT1),
                            remembered(owner, parameter, MOMENT2))))
                    .toList();
        }

        @Override
        public Rule rule(String owner, Node learningRate, Program.Builder program) {
            Node bias1 = bias(power(owner, "beta1"), beta1, program);
            Node bias2 = bias(power(owner, "beta2"), beta2, program);
            return (parameter, gradient) -> {
                Parameter m = remembered(owner, parameter, MOMENT1);
                Parameter v = remembered(owner, parameter, MOMENT2);
                Node nextM = m.node().multiply(beta1).add(gradient.multiply(1 - beta1));
                Node nextV = v.node().multiply(beta2).add(gradient.square().multiply(1 - beta2));
                program.update(m.name(), nextM).update(v.name(), nextV);
                Node deviation = nextV.divide(bias2).sqrt();
                return nextM.divide(bias1).divide(deviation.add(Node.constant(epsilon))).multiply(learningRate);
            };
        }

        /** 1 - beta to the power of the current step, from 1. */
        private static Node bias(Parameter power, double beta, Program.Builder program) {
            Node next = power.node().multiply(beta);
            program.update(power.name(), next);
            return Node.constant(1).subtract(next);
        }

        private static Parameter power(String owner, String beta) {
            return remembered(owner, beta, "power", Shape.SCALAR, 1);
        }
    }
}
