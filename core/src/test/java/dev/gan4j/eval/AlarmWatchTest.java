package dev.gan4j.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.eval.internal.AlarmWatch;
import org.junit.jupiter.api.Test;

class AlarmWatchTest {

    @Test
    void aHealthyRunRaisesNothing() {
        AlarmWatch watch = new AlarmWatch(1);
        assertThat(watch.look(1, 0.02, 0.98)).isEmpty();
        assertThat(watch.look(2, 1, 0)).isEmpty();
    }

    @Test
    void aCollapseIsToldOnceWhenItBegins() {
        AlarmWatch watch = new AlarmWatch(5);
        assertThat(watch.look(100, 0.05, 0)).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(Alarm.Kind.GENERATOR_COLLAPSED);
            assertThat(alarm.iteration()).isEqualTo(100);
            assertThat(alarm.message())
                    .isEqualTo("iteration 100: the generator has collapsed: the standard deviation of"
                            + " its samples is 0.0500, below 2 % of the real data's 5.00");
        });
        assertThat(watch.look(200, 0.01, 0)).isEmpty();
        assertThat(watch.look(300, 3, 0)).isEmpty();
        assertThat(watch.look(400, 0, 0)).hasSize(1);
    }

    @Test
    void aSaturatedDiscriminatorIsToldOnceWhenItBegins() {
        AlarmWatch watch = new AlarmWatch(5);
        assertThat(watch.look(7, 5, 0.995)).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(Alarm.Kind.DISCRIMINATOR_SATURATED);
            assertThat(alarm.message())
                    .isEqualTo("iteration 7: the discriminator is saturated: 99.5 % of its outputs are"
                            + " at a limit, so hardly any gradient reaches the generator");
        });
        assertThat(watch.look(8, 5, 1)).isEmpty();
        assertThat(watch.look(9, 5, 0.5)).isEmpty();
        assertThat(watch.look(10, 0, 0.99)).extracting(Alarm::kind)
                .containsExactly(Alarm.Kind.GENERATOR_COLLAPSED, Alarm.Kind.DISCRIMINATOR_SATURATED);
    }

    @Test
    void anAlarmForNumbersThatAreNotFiniteNamesThePart() {
        assertThat(AlarmWatch.notFinite(12, "the generator's weights")).isEqualTo(new Alarm(Alarm.Kind.NOT_FINITE, 12,
                "iteration 12: a number in the generator's weights is NaN or infinite"));
    }
}
