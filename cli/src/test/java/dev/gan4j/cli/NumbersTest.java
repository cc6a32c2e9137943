package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "0.18234, 0.1823", "-1.00004, -1.000", "12345.678, 12350", "9.87654e-5, 9.877e-05",
            "-2.5e9, -2.500e+09", "NaN, NaN", "Infinity, Infinity"})
    void numbersHaveFourDigits(double value, String text) {
        assertThat(Numbers.text(value)).isEqualTo(text);
    }
}
