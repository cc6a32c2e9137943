package dev.gan4j.cascade;

import dev.gan4j.codec.CodedRows;
import dev.gan4j.engine.Program;
import dev.gan4j.engine.State;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.internal.Optimiser;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.List;

/**
 * The likelihood of codes under a cascade: what it is, and steps that raise it.
 *
 * <p>A step knows the columns of each row in a random order of its own, so that every conditional distribution is learnt.
 */
final class Likelihood {

    static final Optimiser.Adam ADAM = new Optimiser.Adam(0.9, 0.99, 1e-8);

    private static final String RATE = "learningRate";
    private static final String DECAY = "decay of the average";
    private static final String MASK = "mask";
    private static final String SURPRISE = "surprise";
    private static final String OWNER = "likelihood";

    private final Cascade cascade;
    private final int batch;
    private final double dropout;
    private final Program step;
    private final Program look;
    private final AddressedRandom random;

    /** Prepares steps of some rows, with a share of the embedding left out at each. */
    Likelihood(Cascade cascade, State state, Averages averages, int batch, double dropout, double runs, int threads,
            long seed) {
        this.cascade = cascade;
        this.batch = batch;
        this.dropout = dropout;
        random = new AddressedRandom(seed);
        ADAM.memory(OWNER, cascade.parameters()).forEach(parameter -> parameter.declare(state));
        List<Node> rows = cascade.real(batch);
        Node mask = dropout > 0 ? Node.input(MASK, new Shape(batch, cascade.size().embedding())) : null;
        Node surprise = cascade.surprise(rows, mask);
        Program.Builder builder = Program.builder().subject("a likelihood step with batch " + batch).runs(runs)
                .threads(threads);
        ADAM.minimise(OWNER, surprise, cascade.parameters(), Node.input(RATE, Shape.SCALAR), builder)
                .forEach((name, value) -> averages.update(builder, name, value, Node.input(DECAY, Shape.SCALAR)));
        step = builder.compile(state);
        look = Program.builder().subject("a look at the likelihood with batch " + batch)
                .output(SURPRISE, averages.replace(cascade.surprise(rows, null))).runs(runs / 10).threads(threads)
                .compile(state);
    }

    /** Does a step. */
    void step(CodedRows rows, int[] minibatch, long number, double learningRate, double decay) {
        random.seek(Stream.INPUTS_GENERATOR, number);
        random.fill(step.input(Cascade.RANKS));
        if (dropout > 0) {
            float[] mask = step.input(MASK);
            random.fill(mask);
            float kept = (float) (1 / (1 - dropout));
            for (int i = 0; i < mask.length; i++) {
                mask[i] = mask[i] < dropout ? 0f : kept;
            }
        }
        cascade.fill(step, rows, minibatch);
        step.input(RATE)[0] = (float) learningRate;
        step.input(DECAY)[0] = (float) decay;
        step.run();
    }

    /** Minus the mean log-likelihood of rows under the averaged weights; each row has an order of its own. */
    double look(CodedRows rows) {
        int batches = Math.max(1, rows.rows() / batch);
        double sum = 0;
        int[] chosen = new int[batch];
        for (int b = 0; b < batches; b++) {
            for (int k = 0; k < batch; k++) {
                chosen[k] = (b * batch + k) % rows.rows();
            }
            random.seek(Stream.EVALUATION, b);
            random.fill(look.input(Cascade.RANKS));
            cascade.fill(look, rows, chosen);
            look.run();
            sum += look.scalar(SURPRISE);
        }
        return sum / batches;
    }
}
