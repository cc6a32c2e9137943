package dev.gan4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "12", "+1", "-1", "1.", ".5", "-1.5e3", "2E-10", "1e999", "1e-9999999999"})
    void aNumberIsRead(String text) {
        assertThat(Decimal.parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "+", "1e", "e5", "1.2.3", "1 ", "0x10", "1f", "1d", "NaN", "Infinity", "1_000",
            "\u0661"})
    void anythingElseIsNone(String text) {
        assertThat(Decimal.parse(text)).isNaN();
    }

    /** What is nearly a number of a million digits is refused at once, not after trying every way to divide them. */
    @Test
    void aTextOfAnyLengthIsReadOnce() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(Decimal.parse("9".repeat(1_000_000) + "x")).isNaN();
            assertThat(Decimal.parse("9".repeat(500_000) + "." + "9".repeat(500_000) + "x")).isNaN();
            assertThat(Decimal.parse("9".repeat(1_000_000))).isInfinite();
        });
    }
}
