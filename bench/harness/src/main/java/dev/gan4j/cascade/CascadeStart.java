package dev.gan4j.cascade;

import dev.gan4j.codec.CodedRows;
import dev.gan4j.engine.State;
import dev.gan4j.experiment.CascadeSpec;
import dev.gan4j.experiment.LikelihoodSpec;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.internal.Optimiser;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;

/**
 * What every engine starts with: a cascade of the default size, its weights, and rows with as many codes as those of the table
 * {@code adult} have. Neighbouring columns depend on each other.
 */
@NullMarked
public final class CascadeStart {

    /** The settings of a step. */
    public static final LikelihoodSpec SETTINGS = TableExperiment.builder().build().likelihood();
    /** The optimiser. */
    public static final Optimiser.Adam ADAM = Likelihood.ADAM;

    static final long SEED = 17;
    private static final int ROWS = 1 << 15;
    private static final int[] WIDTHS = {74, 9, 120, 16, 16, 7, 15, 6, 5, 2, 119, 92, 94, 42, 2};
    private static final int[] ORDERED = {0, 2, 4, 10, 11, 12};

    final Cascade cascade;
    final State state = new State();
    final CodedRows rows;
    private final AddressedRandom random = new AddressedRandom(SEED);

    /** Draws rows and weights, always the same ones. */
    public CascadeStart() {
        boolean[] ordered = new boolean[WIDTHS.length];
        Arrays.stream(ORDERED).forEach(column -> ordered[column] = true);
        rows = new CodedRows(WIDTHS.clone(), ordered, codes());
        CascadeSpec size = TableExperiment.builder().build().generator();
        cascade = new Cascade(WIDTHS, ordered, size);
        cascade.parameters().forEach(parameter -> parameter.declare(state));
        cascade.fixed().forEach(parameter -> parameter.declare(state));
        cascade.initialise(state, rows.shares(), SEED);
    }

    /** Each row has a level of its own, near which all of its columns are. */
    private static int[][] codes() {
        Random random = new Random(SEED);
        int[][] codes = new int[WIDTHS.length][ROWS];
        for (int row = 0; row < ROWS; row++) {
            double level = random.nextDouble();
            for (int column = 0; column < WIDTHS.length; column++) {
                codes[column][row] = (int) (WIDTHS[column] * level * random.nextDouble());
            }
        }
        return codes;
    }

    /** The number of columns. */
    public int columns() {
        return WIDTHS.length;
    }

    /** The number of codes of a column. */
    public int width(int column) {
        return WIDTHS[column];
    }

    /** The width of an embedding. */
    public int embedding() {
        return cascade.size().embedding();
    }

    /** Whether a column has a value, such as {@code smooth}. */
    public boolean has(int column, String name) {
        return state.contains(name(column, name));
    }

    /** The shape of a value of a column. */
    public Shape shape(int column, String name) {
        Shape shape = state.shapes().get(name(column, name));
        if (shape == null) {
            throw new IllegalArgumentException("there is no " + name(column, name));
        }
        return shape;
    }

    /** A value of a column, row by row. */
    public float[] value(int column, String name) {
        return state.get(name(column, name));
    }

    private static String name(int column, String name) {
        return "generator.column" + (column + 1) + "." + name;
    }

    /** The rows of a step's minibatch. */
    int[] chosen(long number) {
        int from = (int) (number * SETTINGS.batch() % ROWS);
        return IntStream.range(from, from + SETTINGS.batch()).toArray();
    }

    /** The codes of a step's minibatch, shape (columns, batch). */
    public int[][] minibatch(long number) {
        return rows.select(chosen(number)).codes();
    }

    /**
     * Sets ranks by which the columns of every row are known in the order of the table.
     *
     * @param ranks shape (columns, rows)
     */
    public void inTableOrder(float[] ranks) {
        int rows = ranks.length / columns();
        for (int column = 0; column < columns(); column++) {
            Arrays.fill(ranks, column * rows, (column + 1) * rows, column);
        }
    }

    /**
     * Draws what a step needs, as gan4j does.
     *
     * @param ranks in whose order the columns of each row are known, shape (columns, batch)
     * @param mask  uniform numbers, by which a part of the embedding is left out, shape (embedding, batch)
     */
    public void fill(long number, float[] ranks, float[] mask) {
        random.seek(Stream.INPUTS_GENERATOR, number);
        random.fill(ranks);
        random.fill(mask);
    }

    /** The decay of the average at a step. */
    public static double decay(long number) {
        return TableTraining.decay(SETTINGS.averageDecay(), number);
    }
}
