package dev.gan4j.run;

import dev.gan4j.eval.Alarm;
import dev.gan4j.eval.ClassJudgement;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.ModeCoverage;
import dev.gan4j.eval.PointsJudgement;
import dev.gan4j.train.TrainedGan;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run in one page of figures, as {@code summary.json} has it.
 *
 * @param preset                   the experiment's name
 * @param seed                     the experiment's seed
 * @param iterations               adversarial iterations done
 * @param keptIteration            the iteration after which the networks are those that are left
 * @param seconds                  wall time of training, pretraining included
 * @param microsecondsPerIteration the same divided by the iterations, in microseconds; NaN where there were none
 * @param kernels                  the kernels that it was trained with, such as "vector, 16 lanes"
 * @param wasserstein1             exact 1-Wasserstein distance, in the data's units
 * @param wasserstein1Floor        the same distance for a real sample of the same size
 * @param ks                       Kolmogorov-Smirnov statistic, in [0, 1]
 * @param ksFloor                  the same statistic for a real sample of the same size
 * @param meanReal                 mean of the real data
 * @param meanGenerated            mean of the generated samples
 * @param sdReal                   standard deviation of the real data
 * @param sdGenerated              standard deviation of the generated samples
 * @param discriminatorMean        mean of D over the real data
 * @param discriminatorMin         smallest D over the real data
 * @param discriminatorMax         largest D over the real data
 * @param verdict                  the judgement in words
 * @param outcome                  how the run ended: completed, stopped or not-finite
 * @param events                   what went wrong, in order
 * @param runDirectory             where the run's files are
 * @param points                   the judgement of several columns together; null where there is one. The distance above
 *                                 is then the sliced one in real standard deviations, and ks that of the worst column
 */
public record RunSummary(String preset, long seed, long iterations, long keptIteration, double seconds,
        double microsecondsPerIteration,
        String kernels, double wasserstein1, double wasserstein1Floor, double ks, double ksFloor, double meanReal,
        double meanGenerated, double sdReal, double sdGenerated, double discriminatorMean, double discriminatorMin,
        double discriminatorMax, String verdict, String outcome, List<Event> events, String runDirectory,
        @Nullable PointsJudgement points) {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * Something that went wrong.
     *
     * @param kind      not-finite, discriminator-saturated or generator-collapsed
     * @param iteration the iteration, from 1; 0 before the game
     * @param message   a sentence that says what happened, when, and in which part
     */
    public record Event(String kind, long iteration, String message) {}

    /** Copies the list. */
    public RunSummary {
        events = List.copyOf(events);
    }

    /**
     * Sums up a run.
     *
     * @param trained      what it left
     * @param runDirectory where its files are
     * @return the summary
     */
    public static RunSummary of(TrainedGan trained, Path runDirectory) {
        Judgement judgement = trained.judgement();
        double perIteration = trained.iterations() == 0 ? Double.NaN : trained.seconds() * 1e6 / trained.iterations();
        return new RunSummary(trained.experiment().name(), trained.experiment().seed(), trained.iterations(),
                trained.keptIteration(), trained.seconds(), perIteration, trained.kernels(), judgement.wasserstein1(),
                judgement.wasserstein1Floor(),
                judgement.ks(), judgement.ksFloor(), judgement.meanReal(), judgement.meanGenerated(),
                judgement.sdReal(), judgement.sdGenerated(), trained.discriminator().mean(),
                trained.discriminator().min(), trained.discriminator().max(), judgement.verdict(),
                name(trained.outcome()), trained.alarms().stream().map(RunSummary::event).toList(),
                runDirectory.toString(), judgement.points());
    }

    /**
     * Returns the summary as one JSON object.
     *
     * @return several lines without an end of line after the last; null stands for numbers that are not finite
     */
    public String toJson() {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("preset", preset).put("seed", seed).put("iterations", iterations);
        json.put("keptIteration", keptIteration);
        put(json, "seconds", seconds);
        put(json, "microsecondsPerIteration", microsecondsPerIteration);
        json.put("kernels", kernels);
        put(json, "wasserstein1", wasserstein1);
        put(json, "wasserstein1Floor", wasserstein1Floor);
        put(json, "ks", ks);
        put(json, "ksFloor", ksFloor);
        put(json, "meanReal", meanReal);
        put(json, "meanGenerated", meanGenerated);
        put(json, "sdReal", sdReal);
        put(json, "sdGenerated", sdGenerated);
        put(json, "discriminatorMean", discriminatorMean);
        put(json, "discriminatorMin", discriminatorMin);
        put(json, "discriminatorMax", discriminatorMax);
        json.put("verdict", verdict).put("outcome", outcome);
        ArrayNode list = json.putArray("events");
        for (Event event : events) {
            list.addObject().put("kind", event.kind()).put("iteration", event.iteration()).put("message",
                    event.message());
        }
        json.put("runDirectory", runDirectory);
        if (points != null) {
            putPoints(json.putObject("points"), points);
        }
        return MAPPER.writeValueAsString(json);
    }

    /** Scores as {@code name} and {@code nameFloor}, then the modes where there are any, then each column. */
    private static void putPoints(ObjectNode json, PointsJudgement points) {
        points.scores().forEach((name, score) -> {
            put(json, name, score.value());
            put(json, name + "Floor", score.floor());
        });
        putModes(json, "modes", points.modes());
        putModes(json, "modesFloor", points.modesFloor());
        ArrayNode columns = json.putArray("columns");
        for (Judgement column : points.columns()) {
            ObjectNode node = columns.addObject();
            put(node, "wasserstein1", column.wasserstein1());
            put(node, "wasserstein1Floor", column.wasserstein1Floor());
            put(node, "ks", column.ks());
            put(node, "ksFloor", column.ksFloor());
            put(node, "meanReal", column.meanReal());
            put(node, "meanGenerated", column.meanGenerated());
            put(node, "sdReal", column.sdReal());
            put(node, "sdGenerated", column.sdGenerated());
        }
        if (!points.classes().isEmpty()) {
            ArrayNode classes = json.putArray("classes");
            for (ClassJudgement judged : points.classes()) {
                ObjectNode node = classes.addObject().put("name", judged.name()).put("samples", judged.samples());
                put(node, "slicedWasserstein1", judged.slicedWasserstein1().value());
                put(node, "slicedWasserstein1Floor", judged.slicedWasserstein1().floor());
                put(node, "agreement", judged.agreement().value());
                put(node, "agreementFloor", judged.agreement().floor());
            }
        }
    }

    private static void putModes(ObjectNode json, String name, @Nullable ModeCoverage coverage) {
        if (coverage != null) {
            ObjectNode node = json.putObject(name);
            node.put("modes", coverage.modes()).put("captured", coverage.captured()).put("populated",
                    coverage.populated());
            put(node, "highQuality", coverage.highQuality());
            put(node, "reverseKl", coverage.reverseKl());
            put(node, "spread", coverage.spread());
        }
    }

    private static void put(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        } else {
            json.putNull(name);
        }
    }

    private static Event event(Alarm alarm) {
        return new Event(name(alarm.kind()), alarm.iteration(), alarm.message());
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
