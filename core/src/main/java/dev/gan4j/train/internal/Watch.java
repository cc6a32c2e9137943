package dev.gan4j.train.internal;

import dev.gan4j.data.Range;
import dev.gan4j.engine.State;
import dev.gan4j.eval.Alarm;
import dev.gan4j.eval.internal.AlarmWatch;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.LabelSpec;
import dev.gan4j.model.internal.ClassColumns;
import dev.gan4j.model.internal.Forward;
import dev.gan4j.model.internal.LatentDraws;
import dev.gan4j.model.internal.Networks;
import dev.gan4j.random.Stream;
import java.util.List;

/** Takes quick looks at a run while it trains: the distance, and alarms; allocates once. */
final class Watch {

    private final Forward generator;
    private final Forward discriminator;
    private final QuickMeasure quickMeasure;
    private final AlarmWatch alarms;
    private final float[] inputs; // z, and the classes' columns where there are any
    private final float[] generated;
    private final float[] judged; // generated, and the same classes' columns; the same array where there are none
    private final float[] decisions;
    private final Range clamp;
    private final boolean saturates;

    /** The result of a look. */
    record Look(double wasserstein1, List<Alarm> alarms) {}

    Watch(PreparedData prepared, Networks networks, State state) {
        Experiment experiment = prepared.experiment();
        int count = experiment.evaluation().quickSamples();
        generator = Forward.of(networks.judgedGenerator(), state);
        discriminator = Forward.of(networks.discriminator(), state);
        quickMeasure = QuickMeasure.of(prepared, count);
        alarms = new AlarmWatch(quickMeasure.realSpread());
        inputs = LatentDraws.inputs(experiment.latent(), prepared.plan().label(), Stream.EVALUATION, 0, count,
                experiment.seed());
        generated = new float[count * networks.columns()];
        LabelSpec label = prepared.plan().label();
        judged = label == null
                ? generated
                : ClassColumns.beside(generated,
                        LatentDraws.codes(experiment.latent(), label, Stream.EVALUATION, 0, count,
                                experiment.seed()),
                        networks.classes());
        decisions = new float[count];
        Range told = experiment.discriminator().clamp();
        // Raw outputs that are scored or compared have a gradient, whatever probability is shown for them.
        saturates = !experiment.objective().objective().needsRawOutput();
        // Without a clamp, a float probability saturates at exactly 0 or 1.
        clamp = told == null ? new Range(0, 1) : told;
    }

    /** The conditions at the moment. */
    AlarmWatch.State alarmState() {
        return alarms.state();
    }

    /** Continues from the state of another watch of the same run. */
    void restore(AlarmWatch.State alarmState) {
        alarms.restore(alarmState);
    }

    Look look(long iteration) {
        generator.apply(inputs, generated, decisions.length);
        QuickMeasure.Measure measure = quickMeasure.measure(generated);
        return new Look(measure.distance(), alarms.look(iteration, measure.spread(), saturatedShare()));
    }

    /** The share of D's outputs, on generated samples, through which no gradient flows. */
    private double saturatedShare() {
        if (!saturates) {
            return 0;
        }
        if (judged.length > generated.length) {
            System.arraycopy(generated, 0, judged, 0, generated.length);
        }
        discriminator.apply(judged, decisions, decisions.length);
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
}
