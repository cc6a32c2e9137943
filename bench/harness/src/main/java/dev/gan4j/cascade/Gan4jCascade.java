package dev.gan4j.cascade;

import dev.gan4j.codec.CodedRows;
import dev.gan4j.engine.Program;
import dev.gan4j.graph.Node;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The cascade by the very programs that a training uses. */
@NullMarked
public final class Gan4jCascade implements CascadeEngine {

    /** So many that what only pays in a long run is chosen: a timed loop is one. */
    private static final double RUNS = 1e6;

    private final CascadeStart start = new CascadeStart();
    private final Averages averages = new Averages(start.cascade.parameters(), start.state);
    private final Likelihood likelihood;
    private final Program surprise;
    private @Nullable CascadeSampler sampler;

    /** Creates the cascade. */
    public Gan4jCascade() {
        averages.begin(start.state);
        int batch = CascadeStart.SETTINGS.batch();
        likelihood = new Likelihood(start.cascade, start.state, averages, batch, CascadeStart.SETTINGS.dropout(), RUNS,
                1, CascadeStart.SEED);
        Node mean = start.cascade.surprise(start.cascade.real(batch), null);
        surprise = Program.builder().output("surprise", averages.replace(mean)).runs(RUNS)
                .compile(start.state);
    }

    /** Serves {@link CascadeWorker}'s requests. */
    public static void main(String[] args) {
        CascadeWorker.serve(args, Gan4jCascade::new);
    }

    @Override
    public String version() {
        return "kernels: " + surprise.kernels();
    }

    @Override
    public void step(long number) {
        likelihood.step(start.rows, start.chosen(number), number, CascadeStart.SETTINGS.learningRate(),
                CascadeStart.decay(number));
    }

    @Override
    public double surprise(int[][] codes) {
        int[] all = IntStream.range(0, codes[0].length).toArray();
        start.cascade.fill(surprise, new CodedRows(start.rows.widths(), start.rows.ordered(), codes), all);
        start.inTableOrder(surprise.input(Cascade.RANKS));
        surprise.run();
        return surprise.scalar("surprise");
    }

    @Override
    public int[][] sample(long first, int count) {
        if (sampler == null) {
            float[][] all = new float[start.columns()][];
            Arrays.setAll(all, column -> {
                float[] shares = new float[start.width(column)];
                Arrays.fill(shares, 1);
                return shares;
            });
            sampler = new CascadeSampler(start.cascade, averages.names(), start.state, all, CascadeSampler.BLOCK);
        }
        return sampler.sample(CascadeStart.SEED, first, count);
    }
}
