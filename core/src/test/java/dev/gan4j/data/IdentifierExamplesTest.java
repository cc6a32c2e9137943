package dev.gan4j.data;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierExamplesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "1 2 3 | {number} | 4 | 0", "9 10 11 | {number} | 12 | 0", "7 3 5 | {number} | 8 | 0",
            "ORD-000001 ORD-000002 | ORD-{number:6} | 3 | 0", "0009 0010 | {number:4} | 11 | 0",
            "a1b a12b a123b | a{number}b | 124 | 0", "A10 A110 A1110 | A{number} | 1111 | 0",
            "10A 110A | {number}A | 111 | 0",
            "x{1} x{2} | x{{{number}}} | 3 | 0",
            "999999999999999998 999999999999999997 | {number} | 999999999999999999 | 0",
            // far apart and in no order: new ones come from the largest gap
            "900 100 110 | {number} | 111 | 789", "100 900 110 | {number} | 111 | 789",
            // in order, or less than four times as many as there are, they go on after the last
            "100 110 900 | {number} | 901 | 0", "3 1 12 | {number} | 13 | 0", "30 10 40 | {number} | 11 | 19",
            "104 101 113 | {number} | 114 | 0", "105 101 114 | {number} | 106 | 8",
            "a1 b2 | {a9} | 13 | 247", "A1 B9 | {A9} | 20 | 240", "0f 1e | {9a} | 31 | 229"})
    void whatFollowsTheExamplesIsNew(String examples, String pattern, long from, long room) {
        IdentifierPattern found = requireNonNull(IdentifierExamples.pattern(List.of(examples.split(" "))));
        assertThat(new Object[]{found.pattern(), found.from(), found.room()}).containsExactly(pattern, from, room);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "01 001", "a bb", "1234567890123456789 1234567890123456788x", "é1 ü2", "a- b+"})
    void whatHasNoPatternHasNone(String examples) {
        assertThat(IdentifierExamples.pattern(List.of(examples.split(" ")))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"{uuid},0f8fad5b-d9cb-469f-a165-70867728950e 7c9e6679-7425-40de-944b-e07fc1f90ae7",
            "{UUID},0F8FAD5B-D9CB-469F-A165-70867728950E 7C9E6679-7425-40DE-944B-E07FC1F90AE7"})
    void uuidsAreNewBecauseThereAreSoMany(String pattern, String examples) {
        assertThat(IdentifierExamples.pattern(List.of(examples.split(" ")))).isEqualTo(new IdentifierPattern(pattern));
    }
}
