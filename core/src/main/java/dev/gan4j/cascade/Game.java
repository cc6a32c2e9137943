package dev.gan4j.cascade;

import dev.gan4j.codec.CodedRows;
import dev.gan4j.engine.Program;
import dev.gan4j.engine.State;
import dev.gan4j.experiment.TableGameSpec;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.RandomInputs;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.internal.Optimiser;
import dev.gan4j.objective.Decision;
import dev.gan4j.objective.Objective;
import dev.gan4j.objective.R1;
import dev.gan4j.objective.R2;
import dev.gan4j.objective.RelativisticPairing;
import dev.gan4j.objective.Terms;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.ArrayList;
import java.util.List;

/**
 * The game of a cascade against a critic: steps of D and of G on hard one-hot rows, G's gradients by straight-through samples of
 * the Gumbel-softmax (Jang et al. 2017, arXiv:1611.01144).
 */
final class Game {

    private static final String RATE = "learningRate";
    private static final String DECAY = "decay of the average";

    private final Cascade cascade;
    private final TableGameSpec settings;
    private final Program discriminator;
    private final Program generator;
    private final AddressedRandom random;

    Game(Cascade cascade, Critic critic, State state, Averages averages, TableGameSpec settings, int threads,
            long seed) {
        this.cascade = cascade;
        this.settings = settings;
        random = new AddressedRandom(seed);
        Optimiser adam = new Optimiser.Adam(0, 0.99, 1e-8);
        adam.memory("D", critic.parameters()).forEach(parameter -> parameter.declare(state));
        adam.memory("G", cascade.parameters()).forEach(parameter -> parameter.declare(state));
        Objective objective = new RelativisticPairing();
        int batch = settings.batch();
        Node rate = Node.input(RATE, Shape.SCALAR);

        List<Node> rows = cascade.real(batch);
        Node real = Node.concat(Axis.FEATURES, rows);
        Node hard = Node.concat(Axis.FEATURES, generated(batch));
        Terms terms = objective.discriminator(new Decision.Logit(critic.raw(real)),
                new Decision.Logit(critic.raw(hard)));
        RandomInputs none = new RandomInputs();
        Node weight = Node.constant(settings.penalty());
        terms = terms.with("r1", new R1().value(critic::raw, real, hard, weight, none));
        terms = terms.with("r2", new R2().value(critic::raw, real, hard, weight, none));
        Program.Builder builder = Program.builder().subject("a step of D with batch " + batch)
                .runs((double) settings.iterations() * settings.discriminatorSteps()).threads(threads);
        adam.minimise("D", terms.loss(), critic.parameters(), rate, builder).forEach(builder::update);
        discriminator = builder.compile(state);

        Terms play = objective.generator(new Decision.Logit(critic.raw(real)),
                new Decision.Logit(critic.raw(hard)));
        Node loss = play.loss().add(cascade.surprise(rows, null).multiply(settings.likelihood()));
        Program.Builder ofG = Program.builder().subject("a step of G with batch " + batch)
                .runs(settings.iterations()).threads(threads);
        adam.minimise("G", loss, cascade.parameters(), rate, ofG)
                .forEach((name, value) -> averages.update(ofG, name, value, Node.input(DECAY, Shape.SCALAR)));
        generator = ofG.compile(state);
    }

    /** Samples, column by column in the order of the table: hard rows with the gradient of soft ones. */
    private List<Node> generated(int batch) {
        List<Node> rows = new ArrayList<>();
        Node h = Node.constant(0).broadcast(new Shape(batch, cascade.size().embedding()));
        for (int i = 0; i < cascade.columns(); i++) {
            Node noise = Node.input(noise(i), new Shape(batch, cascade.width(i))).log().negate().log()
                    .negate();
            Node logits = cascade.logits(i, h).add(noise);
            Node soft = logits.subtract(logits.logSumExp()).exp();
            Node row = logits.argMax().oneHot(cascade.width(i)).straightThrough(soft);
            rows.add(row);
            h = h.add(cascade.embedded(i, row));
        }
        return rows;
    }

    private static String noise(int column) {
        return "noise" + (column + 1);
    }

    /** One iteration: steps of D, then one of G. */
    void iterate(CodedRows rows, long iteration, double rateD, double rateG, double decay) {
        for (int k = 0; k < settings.discriminatorSteps(); k++) {
            long step = iteration * settings.discriminatorSteps() + k;
            fill(discriminator, rows, Stream.DATA, Stream.INPUTS_DISCRIMINATOR, step);
            discriminator.input(RATE)[0] = (float) rateD;
            discriminator.run();
        }
        fill(generator, rows, Stream.DATA_GENERATOR, Stream.INPUTS_GENERATOR, (1L << 40) + iteration);
        random.fill(generator.input(Cascade.RANKS));
        generator.input(RATE)[0] = (float) rateG;
        generator.input(DECAY)[0] = (float) decay;
        generator.run();
    }

    private void fill(Program program, CodedRows rows, Stream data, Stream noise, long step) {
        random.seek(data, step);
        int[] minibatch = new int[settings.batch()];
        for (int k = 0; k < minibatch.length; k++) {
            minibatch[k] = random.nextInt(rows.rows());
        }
        random.seek(noise, step);
        cascade.fill(program, rows, minibatch);
        for (int i = 0; i < cascade.columns(); i++) {
            random.fill(program.input(noise(i)));
        }
    }
}
