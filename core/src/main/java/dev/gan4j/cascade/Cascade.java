package dev.gan4j.cascade;

import dev.gan4j.codec.CodedRows;
import dev.gan4j.engine.Program;
import dev.gan4j.engine.State;
import dev.gan4j.experiment.CascadeSpec;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.nn.internal.Parameter;
import dev.gan4j.nn.internal.Role;
import dev.gan4j.nn.internal.Start;
import dev.gan4j.random.AddressedRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.jspecify.annotations.Nullable;

/**
 * The generator of a table: for each column a small network, from the sum of the embeddings of the known columns to the
 * logits of this column's codes.
 *
 * <p>The logits of column i are W2 relu(W1 relu(h + c) + b1) + b2, with h the sum of embeddings and c the column's own
 * vector. Since h is a sum, the columns can be known in any order.
 */
public final class Cascade {

    /** The input of a number for each column of each row, in whose order the columns are known. */
    static final String RANKS = "ranks";

    /** Smooth functions of an ordered column. */
    private static final int BASIS = 12;

    private final int[] widths;
    private final CascadeSpec size;
    private final List<Column> columns = new ArrayList<>();

    /** The parameters of one column. */
    private record Column(Parameter embedding, @Nullable Parameter basis, @Nullable Parameter smooth, Parameter own,
            Parameter weights1, Parameter bias1, Parameter weights2, @Nullable Parameter smooth2, Parameter bias2) {

        List<Parameter> trained() {
            return Stream.of(embedding, smooth, own, weights1, bias1, weights2, smooth2, bias2)
                    .filter(Objects::nonNull).toList();
        }

        /** The embeddings of all codes: of ordered ones, each code's own and a smooth part. */
        Node embeddings() {
            return basis == null || smooth == null
                    ? embedding.node()
                    : embedding.node().add(basis.node().matmul(smooth.node()));
        }

        Node outputs() {
            return basis == null || smooth2 == null
                    ? weights2.node()
                    : weights2.node().add(smooth2.node().matmul(basis.node(), false, true));
        }
    }

    /**
     * Creates a cascade.
     *
     * @param widths number of codes of each column; at least one column
     * @param size   of its layers
     */
    public Cascade(int[] widths, boolean[] ordered, CascadeSpec size) {
        this.widths = widths.clone();
        this.size = size;
        for (int i = 0; i < widths.length; i++) {
            String name = "column" + (i + 1) + ".";
            boolean isSmooth = ordered[i] && widths[i] > 2 * BASIS;
            columns.add(new Column(parameter(name + "embedding", new Shape(widths[i], size.embedding())),
                    isSmooth
                            ? Role.GENERATOR.fixed(name + "basis", new Shape(widths[i], BASIS), Parameter.Phase.DENSE,
                                    new Start.Constant(0))
                            : null,
                    isSmooth ? parameter(name + "smooth", new Shape(BASIS, size.embedding())) : null,
                    parameter(name + "own", new Shape(1, size.embedding())),
                    parameter(name + "weights1", new Shape(size.embedding(), size.hidden())),
                    parameter(name + "bias1", new Shape(1, size.hidden())),
                    parameter(name + "weights2", new Shape(size.hidden(), widths[i])),
                    isSmooth ? parameter(name + "smooth2", new Shape(size.hidden(), BASIS)) : null,
                    parameter(name + "bias2", new Shape(1, widths[i]))));
        }
    }

    private static Parameter parameter(String name, Shape shape) {
        return Role.GENERATOR.trained(name, shape, Parameter.Phase.DENSE, new Start.Constant(0));
    }

    /**
     * Returns the number of columns.
     *
     * @return at least 1
     */
    public int columns() {
        return widths.length;
    }

    /** The number of codes of each column. */
    int[] widths() {
        return widths.clone();
    }

    /**
     * Returns the number of codes of a column.
     *
     * @param column from 0
     * @return at least 1
     */
    public int width(int column) {
        return widths[column];
    }

    /**
     * Returns the sizes of the layers.
     *
     * @return as given
     */
    public CascadeSpec size() {
        return size;
    }

    /**
     * Returns what is trained.
     *
     * @return column by column
     */
    public List<Parameter> parameters() {
        return columns.stream().flatMap(column -> column.trained().stream()).toList();
    }

    /**
     * Returns what is fixed.
     *
     * @return the bases of the ordered columns
     */
    public List<Parameter> fixed() {
        return columns.stream().map(Column::basis).filter(Objects::nonNull).toList();
    }

    /**
     * Sets the starting values: normal ones, and for the last bias the logarithm of each code's share.
     *
     * @param state  holds the parameters
     * @param shares of each code of each column, shape (columns, codes)
     * @param seed   of the run
     */
    public void initialise(State state, double[][] shares, long seed) {
        AddressedRandom random = new AddressedRandom(seed);
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            random.seek(dev.gan4j.random.Stream.WEIGHTS, i);
            double spread = 1 / Math.sqrt(widths.length);
            normal(state, column.embedding, column.smooth == null ? spread : 0.3 * spread, random);
            if (column.basis != null && column.smooth != null && column.smooth2 != null) {
                state.set(column.basis.name(), basis(shares[i]));
                normal(state, column.smooth, spread, random);
                normal(state, column.smooth2, 0.5 / Math.sqrt(size.hidden()), random);
            }
            normal(state, column.own, 0.3, random);
            normal(state, column.weights1, Math.sqrt(2.0 / size.embedding()), random);
            normal(state, column.weights2, 0.5 / Math.sqrt(size.hidden()), random);
            float[] bias = new float[widths[i]];
            for (int code = 0; code < bias.length; code++) {
                bias[code] = (float) Math.log(Math.max(shares[i][code], 1e-6));
            }
            state.set(column.bias2.name(), bias);
        }
    }

    /** cos(pi k t) / sqrt(k) for k from 1, with t the share of the rows below a code's middle; shape (codes, functions). */
    private static float[] basis(double[] shares) {
        float[] values = new float[shares.length * BASIS];
        double below = 0;
        for (int code = 0; code < shares.length; code++) {
            double t = below + shares[code] / 2;
            below += shares[code];
            for (int k = 1; k <= BASIS; k++) {
                values[code * BASIS + k - 1] = (float) (StrictMath.cos(Math.PI * k * t) / Math.sqrt(k));
            }
        }
        return values;
    }

    static void normal(State state, Parameter parameter, double deviation, AddressedRandom random) {
        var sampler = ZigguratSampler.NormalizedGaussian.of(random);
        float[] values = new float[parameter.shape().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (sampler.sample() * deviation);
        }
        state.set(parameter.name(), values);
    }

    /** The embedding of one-hot rows or their soft form: shape (rows, codes) to (rows, embedding). */
    Node embedded(int column, Node rows) {
        return rows.matmul(columns.get(column).embeddings());
    }

    /** The embeddings of a column's codes, shape (codes, embedding). */
    Node embeddings(int column) {
        return columns.get(column).embeddings();
    }

    /** The vector of a column, shape (1, embedding). */
    Node own(int column) {
        return columns.get(column).own.node();
    }

    /** The weights of a column's hidden layer, shape (embedding, hidden). */
    Node hiddenWeights(int column) {
        return columns.get(column).weights1.node();
    }

    /** The bias of a column's hidden layer, shape (1, hidden). */
    Node hiddenBias(int column) {
        return columns.get(column).bias1.node();
    }

    /** The weights of a column's output layer, shape (hidden, codes). */
    Node outputWeights(int column) {
        return columns.get(column).outputs();
    }

    /** The bias of a column's output layer, shape (1, codes). */
    Node outputBias(int column) {
        return columns.get(column).bias2.node();
    }

    /** The name of the bias of a column's output layer. */
    String outputBiasName(int column) {
        return columns.get(column).bias2.name();
    }

    /** The logits of a column, shape (rows, codes), given the sum of embeddings of what is known, (rows, embedding). */
    Node logits(int column, Node h) {
        return logits(column, h, null);
    }

    /** The same with a part of the embeddings left out, as a mask of shape (rows, embedding) says. */
    private Node logits(int column, Node h, @Nullable Node mask) {
        Column c = columns.get(column);
        Node known = h.add(c.own.node()).relu();
        return (mask == null ? known : known.multiply(mask)).matmul(c.weights1.node()).add(c.bias1.node()).relu()
                .matmul(c.outputs()).add(c.bias2.node());
    }

    /** The sums of embeddings in the order of ranks, shape (rows, columns): one of shape (rows, embedding) for each column. */
    private List<Node> known(List<Node> rows, Node ranks) {
        List<Node> embeddings = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            embeddings.add(embedded(i, rows.get(i)));
        }
        Node sums = Node.concat(Axis.FEATURES, embeddings).runningSum(ranks, rows.size(), false);
        List<Node> parts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            parts.add(sums.slice(Axis.FEATURES, i * size.embedding(), (i + 1) * size.embedding()));
        }
        return parts;
    }

    /** A minibatch of real rows, one-hot: of each column shape (batch, codes). */
    List<Node> real(int batch) {
        List<Node> rows = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            rows.add(Node.input(codes(i), new Shape(batch, 1)).oneHot(widths[i]));
        }
        return rows;
    }

    /** Fills in the minibatch of real rows that a program reads. */
    void fill(Program program, CodedRows rows, int[] minibatch) {
        for (int i = 0; i < columns.size(); i++) {
            rows.copy(i, minibatch, program.input(codes(i)));
        }
    }

    private static String codes(int column) {
        return "codes" + (column + 1);
    }

    /**
     * Minus the mean log-likelihood of a minibatch, in nats a row, with the columns of each row in the order of {@value #RANKS}.
     *
     * @param rows one-hot rows of each column
     * @param mask of the embeddings; null to leave nothing out
     */
    Node surprise(List<Node> rows, @Nullable Node mask) {
        List<Node> known = known(rows, Node.input(RANKS, new Shape(rows.getFirst().shape().rows(), columns.size())));
        Node sum = Node.constant(0);
        for (int i = 0; i < columns.size(); i++) {
            Node logits = logits(i, known.get(i), mask);
            Node surprise = logits.logSumExp().subtract(logits.multiply(rows.get(i)).sum(Axis.FEATURES)).mean(Axis.ALL);
            sum = i == 0 ? surprise : sum.add(surprise);
        }
        return sum;
    }

    @Override
    public String toString() {
        return "Cascade[" + widths.length + " columns of " + Arrays.toString(widths) + " codes, " + size + "]";
    }
}
