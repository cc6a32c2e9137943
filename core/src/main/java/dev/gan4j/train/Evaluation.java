package dev.gan4j.train;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.Labels;
import dev.gan4j.data.Points;
import dev.gan4j.data.RealData;
import dev.gan4j.data.Schema;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judge;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.Generator;
import dev.gan4j.model.Pair;
import java.util.Arrays;
import java.util.List;

/**
 * What both networks are worth at the end of a run, and the samples by which that was found: they are drawn once.
 *
 * @param real          real rows that training has not seen: the held-out ones, or those of a known distribution; D is
 *                      measured and calibrated by them
 * @param generated     the rows that were judged
 * @param judgement     how close the generated rows are to real ones
 * @param discriminator what D says of the real rows
 */
public record Evaluation(Dataset real, Dataset generated, Judgement judgement, DiscriminatorStatistics discriminator) {

    /** Quantiles, or draws, of a known distribution that stand for the real data when D is judged. */
    private static final int REAL_POINTS = 10_000;

    @Override
    public String toString() {
        return "Evaluation[" + generated.rows() + " generated rows against " + real.rows() + " real ones: "
                + judgement.verdict().grade().words() + "]";
    }

    static Evaluation of(PreparedData prepared, Pair pair, Judging judging) {
        Experiment experiment = prepared.experiment();
        Generator generator = pair.generator();
        RealData data = prepared.data();
        long seed = experiment.seed();
        Schema schema = Schema.numeric(prepared.plan().data().columnNames());
        List<String> classes = prepared.plan().classes();
        int samples = data instanceof RealData.Rows rows ? rows.heldOut().rows() : experiment.evaluation().samples();
        Dataset generated = generator.drawForEvaluation(schema, 0, samples, seed);
        Judgement judgement = Judge.against(data, generated.values(), seed, judging, classes,
                (code, count) -> generator.drawForEvaluation(count, seed, code));
        Points unseen = data.unseen(REAL_POINTS);
        Labels labels = prepared.plan().label() == null ? null : data.unseenLabels(unseen, classes);
        double[] probabilities = labels == null
                ? pair.discriminator().probability(unseen)
                : pair.discriminator().probability(unseen, labels.codes());
        var summary = Arrays.stream(probabilities).summaryStatistics();
        return new Evaluation(new Dataset(schema, unseen, labels), generated, judgement,
                new DiscriminatorStatistics(summary.getAverage(), summary.getMin(), summary.getMax()));
    }
}
