package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private static String line(int width) {
        return ProgressLine.of(2_000, 10_000, Duration.ofSeconds(2), "Wasserstein-1 0.2274", width);
    }

    @Test
    void aWideTerminalShowsEverything() {
        assertThat(line(119)).isEqualTo("training  20 % [========                                ] 8 s left,"
                + " Wasserstein-1 0.2274, 2,000 of 10,000, 1,000/s");
    }

    @Test
    void aNarrowTerminalShowsWhatMattersMost() {
        assertThat(line(49)).hasSize(49).startsWith("training  20 % [").contains("8 s left", "=")
                .doesNotContain("Wasserstein-1");
        assertThat(line(60)).contains("8 s left, Wasserstein-1 0.2274");
    }

    @Test
    void itFitsAnyWidth() {
        for (int width = 0; width < 200; width++) {
            assertThat(line(width)).hasSizeLessThanOrEqualTo(width);
            assertThat(ProgressLine.of(0, 0, Duration.ZERO, "", width)).hasSizeLessThanOrEqualTo(width);
        }
    }

    @Test
    void theTimeLeftIsThatOfAllThatWasDone() {
        assertThat(ProgressLine.of(1, 3, Duration.ofMinutes(10), "", 100)).contains("20 min left");
        assertThat(ProgressLine.of(1, 11, Duration.ofHours(1), "", 100)).contains("10.0 h left");
        assertThat(ProgressLine.of(0, 10, Duration.ofSeconds(5), "pretraining 3 of 9", 100))
                .contains("  0 %", "pretraining 3 of 9").doesNotContain("left");
    }
}
