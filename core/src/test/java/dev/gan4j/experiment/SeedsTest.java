package dev.gan4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SeedsTest {

    @Test
    void aRangeHoldsBothItsEnds() {
        Seeds seeds = Seeds.parse("1..100", "--seeds");

        assertThat(seeds.ranges()).containsExactly(new Seeds.Span(1, 100));
        assertThat(seeds.count()).isEqualTo(100);
        assertThat(seeds.stream()).hasSize(100).startsWith(1L, 2L).endsWith(99L, 100L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7                    | 7
            3,1,2                | 1,2,3
            10..12,1,2           | 1,2,10..12
            ' 5 , 1 .. 3 '       | 1..3,5
            -3..-1               | -3..-1
            -1..1                | -1..1
            5..5                 | 5
            +7                   | 7
            9223372036854775806..9223372036854775807 | 9223372036854775806..9223372036854775807
            -9223372036854775808 | -9223372036854775808
            """)
    void seedsAreAscendingWhateverTheOrderTheyAreToldIn(String text, String ascending) {
        Seeds seeds = Seeds.parse(text, "--seeds");

        assertThat(seeds).hasToString(ascending);
        assertThat(seeds.stream()).isSorted().doesNotHaveDuplicates().hasSize(seeds.count());
        assertThat(Seeds.parse(seeds.toString(), "--seeds")).isEqualTo(seeds);
    }

    @Test
    void theLargestSeedEndsTheStream() {
        assertThat(Seeds.parse("9223372036854775805..9223372036854775807,-9223372036854775808", "--seeds").stream())
                .containsExactly(Long.MIN_VALUE, Long.MAX_VALUE - 2, Long.MAX_VALUE - 1, Long.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"'1,1', 1", "'1..5,5', 5", "'5,1..5', 5", "'1..5,3..9', 3", "'1..9,4', 4", "'0,-0', 0"})
    void aSeedThatStandsTwiceIsNamed(String text, String twice) {
        assertThatThrownBy(() -> Seeds.parse(text, "--seeds")).isInstanceOf(InvalidInputException.class)
                .hasMessage("--seeds must have each seed once but has " + twice + " twice in \"" + text + "\"");
    }

    @ParameterizedTest
    @CsvSource({"100..1", "'1,9..8'", "-1..-2"})
    void aRangeThatRunsBackwardsIsRefused(String text) {
        assertThatThrownBy(() -> Seeds.parse(text, "--seeds")).isInstanceOf(InvalidInputException.class)
                .hasMessage("--seeds must run from the smaller seed to the larger one but was \"" + text + "\"");
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "a", "1.5", "1e3", "'1,'", "',1'", "'1,,2'", "1..", "..5", "1...5", "1..2..3", "1-5",
            "0x1F", "1 2", "--1", "'1;2'"})
    void whatIsNoSeedIsRefused(String text) {
        assertThatThrownBy(() -> Seeds.parse(text, "--seeds")).isInstanceOf(InvalidInputException.class)
                .hasMessage("--seeds must be integers and ranges, such as 1..100 or 1,2,5..9, but was \"" + text
                        + "\"");
    }

    @ParameterizedTest
    @CsvSource({"9223372036854775808", "-9223372036854775809", "1..9999999999999999999"})
    void aSeedBeyond64BitsIsRefused(String text) {
        assertThatThrownBy(() -> Seeds.parse(text, "--seeds")).isInstanceOf(InvalidInputException.class)
                .hasMessage("--seeds must be integers from -9223372036854775808 to 9223372036854775807 but was \""
                        + text + "\"");
    }

    @ParameterizedTest
    @CsvSource({"0..1000000", "'1..600000,700000..1100000'", "-9223372036854775808..9223372036854775807",
            "-1..9223372036854775807", "-9223372036854775808..0"})
    void moreThanAMillionSeedsAreRefused(String text) {
        assertThatThrownBy(() -> Seeds.parse(text, "sweep.seeds")).isInstanceOf(InvalidInputException.class)
                .hasMessage("sweep.seeds must be at most 1000000 seeds but was \"" + text + "\"");
    }

    @Test
    void aMillionSeedsAreAllowed() {
        assertThat(Seeds.parse("1..1000000", "--seeds").count()).isEqualTo(Seeds.MOST);
    }

    @Test
    void noRangesAreNoSeeds() {
        assertThatThrownBy(() -> new Seeds(List.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ranges must be at least one but there were none");
    }
}
