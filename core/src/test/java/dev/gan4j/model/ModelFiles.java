package dev.gan4j.model;

import dev.gan4j.codec.Affine;
import dev.gan4j.codec.Codec;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.RealData;
import dev.gan4j.eval.Alarm;
import dev.gan4j.eval.ColumnJudgement;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Interval;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Moments;
import dev.gan4j.eval.SampleSizes;
import dev.gan4j.eval.Score;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.graph.Shape;
import dev.gan4j.model.internal.Networks;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.train.Evaluation;
import dev.gan4j.train.History;
import dev.gan4j.train.TrainedGan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Runs that nobody trained, and model files taken apart and put together. */
public final class ModelFiles {

    private ModelFiles() {}

    /** A run with weights from a seed, an alarm, and figures that are not finite. */
    public static TrainedGan trained(long seed, double seconds) {
        Experiment experiment = Experiment.preset("tutorial")
                .with(Map.of("seed", Long.toString(seed), "iterations", "3", "pretraining.steps", "2"));
        TrainingPlan plan = TrainingPlan.of(experiment);
        Pair pair = Pair.of(plan, Codec.of(new Affine(-1.5, 0.1)), parameters(experiment, seed));
        RealData data = new RealData.Known(Distribution.parse("normal(-1,1)"));
        Dataset none = Dataset.ofColumn("x");
        return new TrainedGan(plan, data, pair, pair, pair,
                new History(new float[]{0.25f, 0.125f}, new float[]{-1, -2, Float.NaN}, new float[]{-3, -4, 1e-8f},
                        new long[]{0, 2, 3}, new double[]{1, 0.1 + 0.2, 1e-3}),
                new Evaluation(new Dataset(none.schema(), data.unseen(10_000), null), none,
                        judgement(experiment.data().columnNames().getFirst()),
                        new DiscriminatorStatistics(0.5, 0.01, 0.99)),
                List.of(new Alarm(Alarm.Kind.GENERATOR_COLLAPSED, 2, "all samples are \"2\" or so")),
                TrainingOutcome.COMPLETED, 3, seconds, "plain");
    }

    /** With every form that a score has, and a deviation that is not finite. */
    private static Judgement judgement(String column) {
        List<Score> scores = List.of(new Score.Judged("wasserstein1", 0.1, 0.01, 0.005, null),
                new Score.Judged("scaledWasserstein1", 0.2, 0.02, null, null),
                new Score.Judged("ks", 0.2, 0.02, 0.005, null),
                new Score.Judged("detection", 0.75, 0.5, null, new Interval(0.7, 0.8)),
                new Score.NotJudged("other", "there is \"no\" reason"));
        return new Judgement("p_data's own quantiles", new SampleSizes(0, 0, 1000), scores,
                List.of(new ColumnJudgement(column, List.of(scores.get(0), scores.get(2)), new Moments(-1, 1),
                        new Moments(-1, 1), new Moments(Double.NaN, Double.POSITIVE_INFINITY), 0.5)),
                List.of(), 0, List.of("real values are integers, generated ones are not"));
    }

    private static Parameters parameters(Experiment experiment, long seed) {
        Random random = new Random(seed);
        Map<String, Parameters.Value> values = new LinkedHashMap<>();
        for (Map.Entry<String, Shape> shape : new Networks(TrainingPlan.of(experiment)).shapes().entrySet()) {
            float[] elements = new float[shape.getValue().size()];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = (float) random.nextGaussian();
            }
            values.put(shape.getKey(), new Parameters.Value(shape.getValue(), elements));
        }
        return new Parameters(values);
    }

    static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    static void zip(Path file, int method, Map<String, byte[]> entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry head = new ZipEntry(entry.getKey());
                head.setMethod(method);
                if (method == ZipEntry.STORED) {
                    CRC32 crc = new CRC32();
                    crc.update(entry.getValue());
                    head.setSize(entry.getValue().length);
                    head.setCrc(crc.getValue());
                }
                zip.putNextEntry(head);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
    }
}
