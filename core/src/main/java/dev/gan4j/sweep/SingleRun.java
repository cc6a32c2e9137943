package dev.gan4j.sweep;

import dev.gan4j.InvalidInputException;
import dev.gan4j.NotEnoughMemoryException;
import dev.gan4j.eval.Alarm;
import dev.gan4j.eval.Judgement;
import dev.gan4j.internal.Sha256;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.nn.internal.Role;
import dev.gan4j.sweep.RunRecord.Outcome;
import dev.gan4j.train.History;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Trains one run of a sweep and returns its record. */
final class SingleRun {

    private SingleRun() {}

    /**
     * Trains.
     *
     * @param success the largest distance of a success
     * @return the record; null if the trainer was stopped
     */
    static @Nullable RunRecord train(SweepPlan.RunKey key, Trainer trainer, double success) {
        try {
            TrainedGan gan = trainer.train();
            return gan.outcome() == TrainingOutcome.STOPPED ? null : record(key, gan, success);
        } catch (NotEnoughMemoryException e) {
            throw e;
        } catch (InvalidInputException | IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            return failed(key, e);
        }
    }

    static RunRecord failed(SweepPlan.RunKey key, RuntimeException cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new RunRecord(key, Outcome.FAILED, message.strip().replaceAll("\\s*\\R\\s*", " "), 0, Double.NaN,
                OptionalLong.empty(), new LinkedHashMap<>(), "", 0);
    }

    private static RunRecord record(SweepPlan.RunKey key, TrainedGan gan, double success) {
        boolean diverged = gan.outcome() == TrainingOutcome.NOT_FINITE;
        String reason = diverged
                ? gan.alarms().stream().filter(alarm -> alarm.kind() == Alarm.Kind.NOT_FINITE).map(Alarm::message)
                        .findFirst().orElse("a number was not finite")
                : "";
        return new RunRecord(key, diverged ? Outcome.DIVERGED : Outcome.FINISHED, reason, gan.iterations(),
                gan.judgement().distance().value(), firstWithin(gan.history(), success * unit(gan.judgement())),
                measures(gan), weights(gan), gan.seconds());
    }

    /**
     * The distance of 1 standard deviation in the units of quick looks: the data's units for one column, standard deviations
     * for several.
     */
    private static double unit(Judgement judgement) {
        double spread = judgement.columns().size() == 1 ? judgement.columns().getFirst().spread() : 1;
        return spread > 0 ? spread : 1;
    }

    private static OptionalLong firstWithin(History history, double limit) {
        long[] iterations = history.distanceIterations();
        double[] distances = history.distances();
        for (int i = 0; i < distances.length; i++) {
            if (distances[i] <= limit) {
                return OptionalLong.of(iterations[i]);
            }
        }
        return OptionalLong.empty();
    }

    private static SequencedMap<String, Double> measures(TrainedGan gan) {
        SequencedMap<String, Double> measures = gan.judgement().figures();
        measures.put("discriminatorMean", gan.discriminator().mean());
        measures.put("discriminatorMin", gan.discriminator().min());
        measures.put("discriminatorMax", gan.discriminator().max());
        return measures;
    }

    /**
     * The hash of the generator's weights, including averaged ones: the name of each, then its elements in little-endian order.
     */
    static String weights(TrainedGan gan) {
        MessageDigest digest = Sha256.digest();
        gan.pair().parameters(Role.GENERATOR).values().forEach((name, value) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(bytes(value));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static ByteBuffer bytes(Parameters.Value value) {
        float[] elements = value.elements();
        ByteBuffer bytes = ByteBuffer.allocate(elements.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(elements);
        return bytes;
    }
}
