package dev.gan4j.train;

import dev.gan4j.data.Latent;
import dev.gan4j.data.Range;
import dev.gan4j.data.RealData;
import dev.gan4j.engine.State;
import dev.gan4j.eval.Alarm;
import dev.gan4j.eval.AlarmWatch;
import dev.gan4j.eval.QuickLook;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.List;

/** Looks at a run while it trains: a quick distance, and what could be wrong; allocates once. */
final class Watch {

    private final Units units;
    private final Forward generator;
    private final Forward discriminator;
    private final QuickLook quickLook;
    private final AlarmWatch alarms;
    private final float[] latents;
    private final float[] generated;
    private final float[] decisions;
    private final double[] samples;
    private final Range clamp;
    private final boolean saturates;

    /** What a look saw. */
    record Look(double wasserstein1, List<Alarm> alarms) {}

    Watch(PreparedData prepared, Networks networks, State state) {
        Experiment experiment = prepared.experiment();
        RealData data = prepared.data();
        int count = experiment.evaluation().quickSamples();
        units = prepared.units();
        generator = Forward.judgedGenerator(networks, state);
        discriminator = Forward.discriminator(networks, state);
        quickLook = new QuickLook(data, count);
        alarms = new AlarmWatch(quickLook.realSpread());
        latents = latents(experiment.latent(), count, experiment.seed());
        generated = new float[count];
        decisions = new float[count];
        samples = new double[count];
        Range told = experiment.discriminator().clamp();
        // Raw outputs that are scored or compared have a gradient whatever probability they are shown as.
        saturates = !experiment.objective().type().needsRawOutput();
        // Without a clamp a float probability saturates where it is 0 or 1 itself.
        clamp = told == null ? new Range(0, 1) : told;
    }

    /** What is wrong at the moment. */
    AlarmWatch.Standing standing() {
        return alarms.standing();
    }

    /** Goes on where another watch of the same run stood. */
    void restore(AlarmWatch.Standing standing) {
        alarms.restore(standing);
    }

    Look look(long iteration) {
        System.arraycopy(latents, 0, generated, 0, generated.length);
        generator.apply(generated, generated.length);
        double mean = 0;
        for (int i = 0; i < samples.length; i++) {
            samples[i] = units.toData(generated[i]);
            mean += samples[i] / samples.length;
        }
        double squares = 0;
        for (double sample : samples) {
            squares += (sample - mean) * (sample - mean);
        }
        double generatedSd = Math.sqrt(squares / samples.length);
        double distance = quickLook.wasserstein1(samples);
        return new Look(distance, alarms.look(iteration, generatedSd, saturatedShare()));
    }

    /** The share of D's outputs, on generated samples, through which no gradient flows. */
    private double saturatedShare() {
        if (!saturates) {
            return 0;
        }
        System.arraycopy(generated, 0, decisions, 0, decisions.length);
        discriminator.apply(decisions, decisions.length);
        float low = (float) clamp.low();
        float high = (float) clamp.high();
        int saturated = 0;
        for (float decision : decisions) {
            if (decision <= low || decision >= high) {
                saturated++;
            }
        }
        return (double) saturated / decisions.length;
    }

    private static float[] latents(Latent latent, int count, long seed) {
        AddressedRandom random = new AddressedRandom(seed);
        float[] latents = new float[count];
        for (int i = 0; i < count; i++) {
            random.seek(Stream.EVALUATION, i);
            latents[i] = latent.draw(random);
        }
        return latents;
    }
}
