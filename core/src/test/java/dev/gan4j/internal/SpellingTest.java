package dev.gan4j.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    private static final List<String> NAMES = List.of("tutorial", "recommended", "grid25", "--seed", "--no-header",
            "length", "a");

    @ParameterizedTest
    @CsvSource({"tutoriel, tutorial", "Tutorial, tutorial", "tuotrial, tutorial", "grid52, grid25", "gird25, grid25",
            "--sed, --seed", "--noheader, --no-header", "recom, recommended", "lengths, length"})
    void theNearestNameIsProposed(String written, String meant) {
        assertThat(Spelling.hint(written, NAMES)).isEqualTo("; did you mean \"" + meant + "\"?");
    }

    @ParameterizedTest
    @CsvSource({"width", "b", "re", "--threads", "tutorials-of-others"})
    void whatIsFarFromAllNamesHasNoProposal(String written) {
        assertThat(Spelling.hint(written, NAMES)).isEmpty();
    }

    @Test
    void aTextOfAnyLengthIsAnswered() {
        assertThat(Spelling.hint("tutorial".repeat(100_000), NAMES)).isEmpty();
        assertThat(Spelling.hint("", NAMES)).isEmpty();
        assertThat(Spelling.hint("tutorial", List.of("t".repeat(100_000)))).isEmpty();
    }

    @Test
    void severalNamesAreJoined() {
        assertThat(Spelling.question(List.of("x", "y"))).isEqualTo("; did you mean \"x\" or \"y\"?");
    }
}
