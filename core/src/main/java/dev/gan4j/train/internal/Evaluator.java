package dev.gan4j.train.internal;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.Labels;
import dev.gan4j.data.Points;
import dev.gan4j.data.RealData;
import dev.gan4j.data.Schema;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judge;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Judging;
import dev.gan4j.model.GanModel;
import dev.gan4j.model.Generator;
import dev.gan4j.model.Pair;
import dev.gan4j.train.Evaluation;
import java.util.Arrays;

/** Draws the samples by which both networks are judged at the end of a run. */
final class Evaluator {

    /** The number of quantiles, or draws, of a known distribution that represent the real data when D is judged. */
    private static final int REAL_POINTS = 10_000;

    private Evaluator() {}

    /** Judges both networks at the end of a run. */
    static Evaluation of(PreparedData prepared, Pair pair, Judging judging) {
        Generator generator = pair.generator();
        RealData data = prepared.data();
        long seed = prepared.experiment().seed();
        Dataset generated = generated(prepared, generator);
        Judgement judgement = Judge.against(data, generated.values(), seed, judging, prepared.plan().classes(),
                (code, count) -> generator.drawForEvaluation(count, seed, code));
        Dataset real = real(prepared);
        Labels labels = real.labels();
        double[] probabilities = labels == null
                ? pair.discriminator().probability(real.values())
                : pair.discriminator().probability(real.values(), labels.codes());
        var summary = Arrays.stream(probabilities).summaryStatistics();
        return new Evaluation(real, generated, judgement,
                new DiscriminatorStatistics(summary.getAverage(), summary.getMin(), summary.getMax()));
    }

    /** Draws the samples of an earlier evaluation again. */
    static Evaluation again(PreparedData prepared, GanModel model) {
        return new Evaluation(real(prepared), generated(prepared, model.generator()), model.judgement(),
                model.discriminatorStatistics());
    }

    private static Dataset generated(PreparedData prepared, Generator generator) {
        int samples = prepared.data() instanceof RealData.Rows rows
                ? rows.heldOut().rows()
                : prepared.experiment().evaluation().samples();
        return generator.drawForEvaluation(schema(prepared), 0, samples, prepared.experiment().seed());
    }

    private static Dataset real(PreparedData prepared) {
        Points unseen = prepared.data().unseen(REAL_POINTS);
        return new Dataset(schema(prepared), unseen, prepared.plan().label() == null
                ? null
                : prepared.data().unseenLabels(unseen, prepared.plan().classes()));
    }

    private static Schema schema(PreparedData prepared) {
        return Schema.numeric(prepared.plan().data().columnNames());
    }
}
