package dev.gan4j.run;

import dev.gan4j.InvalidInputException;
import dev.gan4j.eval.Alarm;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.codec.AlarmCodec;
import dev.gan4j.eval.codec.JudgementCodec;
import dev.gan4j.train.TrainedGan;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The main figures of a run, as in {@code summary.json}.
 *
 * @param preset                   the experiment's name
 * @param seed                     the experiment's seed
 * @param iterations               adversarial iterations done
 * @param keptIteration            the iteration whose networks were kept
 * @param seconds                  wall time of training, including pretraining
 * @param microsecondsPerIteration the same divided by the iterations, in microseconds; NaN if there were none
 * @param kernels                  the kernels that were used, such as "vector, 16 lanes"
 * @param judgement                how close the generated samples are to the real ones
 * @param discriminator            D's output on the real data
 * @param outcome                  how the run ended: completed, stopped or not-finite
 * @param events                   the alarms, in order
 * @param runDirectory             where the run's files are
 */
public record RunSummary(String preset, long seed, long iterations, long keptIteration, double seconds,
        double microsecondsPerIteration, String kernels, Judgement judgement, DiscriminatorStatistics discriminator,
        String outcome, List<Alarm> events, String runDirectory) {

    /** The format number in {@link #toJson()}; summaries of format 1 have none. */
    public static final int FORMAT = 2;

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Copies the list. */
    public RunSummary {
        events = List.copyOf(events);
    }

    /**
     * Sums up a run.
     *
     * @param trained      its result
     * @param runDirectory where its files are
     * @return the summary
     */
    public static RunSummary of(TrainedGan trained, Path runDirectory) {
        double perIteration = trained.iterations() == 0 ? Double.NaN : trained.seconds() * 1e6 / trained.iterations();
        return new RunSummary(trained.experiment().name(), trained.experiment().seed(), trained.iterations(),
                trained.keptIteration(), trained.seconds(), perIteration, trained.kernels(), trained.judgement(),
                trained.discriminator(), name(trained.outcome()),
                trained.alarms(), runDirectory.toString());
    }

    /**
     * Returns the summary as one JSON object.
     *
     * @return several lines, without a line break after the last; numbers that are not finite are null
     */
    public String toJson() {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("format", FORMAT).put("preset", preset).put("seed", seed).put("iterations", iterations);
        json.put("keptIteration", keptIteration);
        put(json, "seconds", seconds);
        put(json, "microsecondsPerIteration", microsecondsPerIteration);
        json.put("kernels", kernels);
        json.set("judgement", JudgementCodec.write(judgement));
        put(json, "discriminatorMean", discriminator.mean());
        put(json, "discriminatorMin", discriminator.min());
        put(json, "discriminatorMax", discriminator.max());
        json.put("outcome", outcome);
        json.set("events", AlarmCodec.write(events, RunSummary::name));
        json.put("runDirectory", runDirectory);
        return MAPPER.writeValueAsString(json);
    }

    /** Returns the kernels from a summary; empty if it has none. */
    static String kernels(String json) {
        try {
            return MAPPER.readTree(json).path("kernels").asString("");
        } catch (JacksonException e) {
            throw new InvalidInputException(
                    RunDirectory.SUMMARY + " must be JSON but is not: " + e.getOriginalMessage(), e);
        }
    }

    /** Puts a number; null where it is not finite. */
    static void put(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        } else {
            json.putNull(name);
        }
    }

    /** Returns a constant as a summary writes it, such as "not-finite". */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
