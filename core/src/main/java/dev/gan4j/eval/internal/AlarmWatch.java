package dev.gan4j.eval.internal;

import dev.gan4j.eval.Alarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Watches one run for a collapsed generator and a saturated discriminator. Each condition is reported when it begins, and again
 * only after it has ended. Not thread-safe.
 */
public final class AlarmWatch {

    /** A generator has collapsed if its samples' standard deviation is below this share of the real spread. */
    public static final double COLLAPSED_BELOW = 0.02;
    /** A discriminator is saturated if at least this share of its outputs is at a limit, without a gradient. */
    public static final double SATURATED_FROM = 0.99;

    /**
     * The conditions at one moment.
     *
     * @param collapsed whether the generator has collapsed
     * @param saturated whether the discriminator is saturated
     */
    public record State(boolean collapsed, boolean saturated) {}

    private final double realSpread;
    private boolean collapsed;
    private boolean saturated;

    /**
     * Creates a watch.
     *
     * @param realSpread the real data's spread ({@link QuickLook#realSpread()}), in the units of the samples
     */
    public AlarmWatch(double realSpread) {
        this.realSpread = realSpread;
    }

    /**
     * Updates the watch.
     *
     * @param iteration      the iterations done
     * @param generatedSd    standard deviation of generated samples
     * @param saturatedShare share of D's outputs, on real and generated samples, that are at a limit of the clamp
     * @return the conditions that began since the last look; often empty
     */
    public List<Alarm> look(long iteration, double generatedSd, double saturatedShare) {
        List<Alarm> alarms = new ArrayList<>(2);
        boolean nowCollapsed = generatedSd < COLLAPSED_BELOW * realSpread;
        if (nowCollapsed && !collapsed) {
            alarms.add(new Alarm(Alarm.Kind.GENERATOR_COLLAPSED, iteration, String.format(Locale.ROOT,
                    "iteration %d: the generator has collapsed: the standard deviation of its samples is %.3g, below "
                            + "%.0f %% of the real data's %.3g",
                    iteration, generatedSd, 100 * COLLAPSED_BELOW, realSpread)));
        }
        collapsed = nowCollapsed;
        boolean nowSaturated = saturatedShare >= SATURATED_FROM;
        if (nowSaturated && !saturated) {
            alarms.add(new Alarm(Alarm.Kind.DISCRIMINATOR_SATURATED, iteration, String.format(Locale.ROOT,
                    "iteration %d: the discriminator is saturated: %.1f %% of its outputs are at a limit, so hardly "
                            + "any gradient reaches the generator",
                    iteration, 100 * saturatedShare)));
        }
        saturated = nowSaturated;
        return alarms;
    }

    /**
     * Returns the conditions at the last look.
     *
     * @return the conditions that have begun and not ended
     */
    public State state() {
        return new State(collapsed, saturated);
    }

    /**
     * Continues from the state of another watch of the same run.
     *
     * @param state the conditions at the other watch's last look
     */
    public void restore(State state) {
        collapsed = state.collapsed();
        saturated = state.saturated();
    }

    /**
     * Returns the alarm for a number that is NaN or infinite.
     *
     * @param iteration the iteration in which it was seen; 0 for pretraining
     * @param part      the part that it was seen in, such as "the discriminator's weights"
     * @return the alarm
     */
    public static Alarm notFinite(long iteration, String part) {
        return new Alarm(Alarm.Kind.NOT_FINITE, iteration,
                "iteration " + iteration + ": a number in " + part + " is NaN or infinite");
    }
}
