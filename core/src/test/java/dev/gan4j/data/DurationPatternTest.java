package dev.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationPatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "ISO | PT1H30M | 5400", "ISO | PT-2.5S | -2.5", "ISO | PT0S | 0",
            "H:mm:ss | 0:00:00 | 0", "H:mm:ss | 1:59:59 | 7199", "H:mm:ss | 123:04:05 | 443045",
            "H:mm:ss | -0:00:05 | -5", "d 'days' HH:mm:ss | 12 days 01:02:03 | 1040523", "d HH | 2 23 | 255600",
            "HHmm | 0130 | 5400", "m:ss.SSS | 1234:05.678 | 74045.678", "s.S | 0.5 | 0.5",
            "H:mm:ss[.SSSSSS] | 1:00:00 | 3600", "H:mm:ss[.SSSSSS] | 1:00:00.500000 | 3600.5",
            "H:mm:ss[.n] | 1:00:00.25 | 3600.25", "H:mm:ss.n | 0:00:01.0 | 1"})
    void aTextIsAsManySecondsAndBack(String pattern, String text, double seconds) {
        DurationPattern durations = DurationPattern.of(pattern);
        assertThat(durations.parse(text)).isEqualTo(seconds);
        assertThat(durations.write(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "ISO | 1:00", "H:mm:ss | 1:60:00", "H:mm:ss | 1:00:60", "H:mm:ss | 1:0:00", "H:mm:ss | 1:00",
            "H:mm:ss | 1:00:00.5",
            "d HH | 1 24", "m:ss.SSS | 1:00.5", "H:mm | x1:00", "H:mm | ` `", "HH:mm | 1:00"})
    void anotherTextIsNone(String pattern, String text) {
        assertThat(DurationPattern.of(pattern).parse(text)).isNaN();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "H:mm | 89 | 0:01", "H:mm | 90 | 0:02", "H:mm | -90 | -0:02", "H:mm:ss | 0.4 | 0:00:00",
            "s.S | -1.25 | -1.25",
            "s.SSS | 2 | 2.000", "s[.SSS] | 2 | 2", "s.n | 2.123456 | 2.123456", "H:mm | 0 | 0:00"})
    void secondsAreRoundedToTheSmallestUnit(String pattern, double seconds, String text) {
        assertThat(DurationPattern.of(pattern).write(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HH:ss", "ss:mm", "H.SS:mm", "m.S", "", "'only a text'", "H:mm'", "H:mmx", "xH:mm", "[H]"})
    void anotherPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> DurationPattern.of(pattern)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + pattern + "\" is none of a duration");
    }
}
