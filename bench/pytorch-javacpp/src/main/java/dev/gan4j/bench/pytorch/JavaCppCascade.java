package dev.gan4j.bench.pytorch;

import static org.bytedeco.pytorch.global.torch.addmm;
import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.index_select;

import dev.gan4j.cascade.CascadeEngine;
import dev.gan4j.cascade.CascadeStart;
import dev.gan4j.cascade.CascadeWorker;
import dev.gan4j.graph.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** The cascade on LibTorch, eager: autograd over gathers and small networks, and its own Adam. */
public final class JavaCppCascade implements CascadeEngine {

    /** Rows that are sampled at once: 256 and 4096 are as fast, and 16384 are slower. */
    private static final int BLOCK = 1024;

    private final CascadeStart start = new CascadeStart();
    private final int batch = CascadeStart.SETTINGS.batch();
    private final List<Tensor> trained = new ArrayList<>();
    private final List<Tensor> averages = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<Column> averaged = new ArrayList<>();
    private final Adam adam;
    private final Tensor mask = torch.zeros(batch, start.embedding());
    private final float[] ranks = new float[batch * start.columns()];
    private final float[] kept = new float[(int) mask.numel()];
    private @Nullable List<Layers> sampler;

    JavaCppCascade() {
        torch.set_num_threads(1);
        for (int i = 0; i < start.columns(); i++) {
            columns.add(new Column(i, trained));
            averaged.add(new Column(i, averages));
        }
        for (Tensor tensor : trained) {
            tensor.set_requires_grad(true);
        }
        AdamOptions options = new AdamOptions(CascadeStart.SETTINGS.learningRate());
        // The order of a tuple's elements in memory is the compiler's; beta1 is less than beta2.
        DoublePointer betas = options.betas();
        boolean isReversed = betas.get(0) > betas.get(1);
        betas.put(isReversed ? 1 : 0, CascadeStart.ADAM.beta1());
        betas.put(isReversed ? 0 : 1, CascadeStart.ADAM.beta2());
        options.eps().put(CascadeStart.ADAM.epsilon());
        adam = new Adam(new TensorVector(trained.toArray(Tensor[]::new)), options);
    }

    /** Serves {@link CascadeWorker}'s requests. */
    public static void main(String[] args) {
        torch.set_num_interop_threads(1);
        CascadeWorker.serve(args, JavaCppCascade::new);
    }

    @Override
    public String version() {
        return "pytorch " + Tensor.class.getPackage().getImplementationVersion() + " of org.bytedeco";
    }

    @Override
    @SuppressWarnings("try") // a scope frees what is made within it
    public void step(long number) {
        start.fill(number, ranks, kept);
        float scale = (float) (1 / (1 - CascadeStart.SETTINGS.dropout()));
        for (int i = 0; i < kept.length; i++) {
            kept[i] = kept[i] < CascadeStart.SETTINGS.dropout() ? 0 : scale;
        }
        try (PointerScope scope = new PointerScope()) {
            mask.copy_(torch.tensor(kept).view(start.embedding(), batch).t());
            adam.zero_grad(false);
            Tensor ofRows = torch.tensor(ranks).view(start.columns(), batch).t();
            loss(columns, start.minibatch(number), ofRows, mask).backward();
            adam.step();
        }
        try (PointerScope scope = new PointerScope(); NoGradGuard guard = new NoGradGuard()) {
            Scalar share = new Scalar(1 - CascadeStart.decay(number));
            for (int i = 0; i < trained.size(); i++) {
                averages.get(i).lerp_(trained.get(i), share);
            }
        }
    }

    @Override
    @SuppressWarnings("try") // a scope frees what is made within it
    public double surprise(int[][] codes) {
        try (PointerScope scope = new PointerScope(); NoGradGuard guard = new NoGradGuard()) {
            float[] order = new float[ranks.length];
            start.inTableOrder(order);
            return loss(averaged, codes, torch.tensor(order).view(start.columns(), batch).t(), null).item_float();
        }
    }

    /** Minus the mean log-likelihood of rows, with the columns of each in the order of ranks, shape (batch, columns). */
    private Tensor loss(List<Column> network, int[][] codes, Tensor order, @Nullable Tensor left) {
        List<Layers> layers = network.stream().map(Column::layers).toList();
        List<Tensor> targets = Arrays.stream(codes)
                .map(column -> torch.tensor(IntStream.of(column).asLongStream().toArray())).toList();
        TensorVector embedded = new TensorVector();
        for (int i = 0; i < layers.size(); i++) {
            embedded.push_back(index_select(layers.get(i).embeddings, 0, targets.get(i)));
        }
        Tensor isBefore = order.unsqueeze(1).lt(order.unsqueeze(2)).to(ScalarType.Float); // (batch, columns, columns)
        Tensor known = isBefore.bmm(torch.stack(embedded, 1)); // (batch, columns, embedding)
        Tensor sum = torch.zeros();
        for (int i = 0; i < layers.size(); i++) {
            sum = sum.add(cross_entropy_loss(layers.get(i).logits(known.select(1, i), left), targets.get(i)));
        }
        return sum;
    }

    @Override
    @SuppressWarnings("try") // a scope frees what is made within it
    public int[][] sample(long first, int count) {
        int[][] codes = new int[start.columns()][count];
        try (NoGradGuard guard = new NoGradGuard()) {
            if (sampler == null) {
                sampler = averaged.stream().map(Column::layers).toList();
            }
            for (int from = 0; from < count; from += BLOCK) {
                try (PointerScope scope = new PointerScope()) {
                    sample(sampler, from, Math.min(BLOCK, count - from), codes);
                }
            }
        }
        return codes;
    }

    private void sample(List<Layers> network, int from, int rows, int[][] codes) {
        Tensor known = torch.zeros(rows, start.embedding());
        long[] drawn = new long[rows];
        for (int i = 0; i < network.size(); i++) {
            Layers layers = network.get(i);
            Tensor shares = layers.logits(known, null).softmax(1);
            // Rounding may leave the sum of all shares below 1, so the last code is what is left after the others.
            Tensor below = shares.narrow(1, 0, start.width(i) - 1).cumsum(1);
            Tensor chosen = torch.searchsorted(below, torch.rand(rows, 1)).squeeze(1);
            chosen.data_ptr_long().get(drawn);
            for (int row = 0; row < rows; row++) {
                codes[i][from + row] = (int) drawn[row];
            }
            known.add_(index_select(layers.embeddings, 0, chosen));
        }
    }

    /** The weights of one column. */
    private final class Column {

        private final int column;
        private final Tensor embedding;
        private final @Nullable Tensor basis;
        private final @Nullable Tensor smooth;
        private final Tensor own;
        private final Tensor weights1;
        private final Tensor bias1;
        private final Tensor weights2;
        private final @Nullable Tensor smooth2;
        private final Tensor bias2;

        Column(int column, List<Tensor> parameters) {
            this.column = column;
            embedding = parameter("embedding", parameters);
            own = parameter("own", parameters);
            weights1 = parameter("weights1", parameters);
            bias1 = parameter("bias1", parameters);
            weights2 = parameter("weights2", parameters);
            bias2 = parameter("bias2", parameters);
            boolean isSmooth = start.has(column, "basis");
            basis = isSmooth ? value("basis") : null;
            smooth = isSmooth ? parameter("smooth", parameters) : null;
            smooth2 = isSmooth ? parameter("smooth2", parameters) : null;
        }

        private Tensor parameter(String name, List<Tensor> parameters) {
            Tensor tensor = value(name);
            parameters.add(tensor);
            return tensor;
        }

        private Tensor value(String name) {
            Shape shape = start.shape(column, name);
            return torch.tensor(start.value(column, name)).view(shape.rows(), shape.columns());
        }

        Layers layers() {
            return basis == null || smooth == null || smooth2 == null
                    ? new Layers(embedding, own, weights1, bias1, weights2, bias2)
                    : new Layers(addmm(embedding, basis, smooth), own, weights1, bias1,
                            addmm(weights2, smooth2, basis.t()), bias2);
        }
    }

    /** The same with the smooth parts added. */
    private record Layers(Tensor embeddings, Tensor own, Tensor weights1, Tensor bias1, Tensor weights2, Tensor bias2) {

        Tensor logits(Tensor known, @Nullable Tensor left) {
            Tensor input = known.add(own).relu();
            Tensor hidden = addmm(bias1, left == null ? input : input.mul(left), weights1).relu();
            return addmm(bias2, hidden, weights2);
        }
    }
}
