package dev.gan4j.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a check of quotes says of a text; what it refuses is tested by {@link CsvStrictnessTest}. */
class QuoteCheckTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "a,b | '' | false", "a,bN | N | true", "a,bR | R | true", "aRNbRN | RN | true", "aNbRNc | N | false",
            "aRbNc | R | false", "\"xNy\",bRNc | RN | false", "aRNb | RN | false", "aRRNb | R | false",
            "aRNRN | RN | true"})
    void theEndOfTheFirstRowAndOfTheTextAreTold(String text, String end, boolean endsLine) throws IOException {
        QuoteCheck check = read(text);
        assertThat(check.lineEnd()).isEqualTo(lines(end));
        assertThat(check.endsLine()).isEqualTo(endsLine);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {
            "a,\"b\"Nc,d | none",
            "aN\"bNc\",d | 1 cell has several lines in quotes; the longest begins in line 2 and has 2",
            "\"aRNb\",\"cNdNe\"N\"fNg\" | 3 cells have several lines in quotes; the longest begins in line 2 and has 3",
            "\"aNb\"N\"cNd\" | 2 cells have several lines in quotes; the longest begins in line 1 and has 2"})
    void cellsOfSeveralLinesAreCounted(String text, @Nullable String note) throws IOException {
        assertThat(read(text).note()).isEqualTo(note);
    }

    private static String lines(String text) {
        return text.replace('N', '\n').replace('R', '\r');
    }

    private static QuoteCheck read(String text) throws IOException {
        QuoteCheck check = new QuoteCheck(new StringReader(lines(text)), "a.csv", ',');
        StringBuilder read = new StringBuilder();
        char[] buffer = new char[3];
        for (int count; (count = check.read(buffer, 1, 2)) >= 0;) {
            read.append(buffer, 1, count);
        }
        assertThat(read).hasToString(lines(text));
        return check;
    }
}
