package dev.gan4j.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Schema;
import dev.gan4j.table.TableReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

    private static final Schema SCHEMA = TableReader.ofRows(List.of("price", "day", "at", "open", "took"), List.of(
            List.of("$1,250.50", "31 May 2021", "31/05/2021 10:00", "9:30 AM", "1:30:00"),
            List.of("-$3.00", "1 June 2021", "01/06/2021 12:30", "12:05 PM", "27:00:01"),
            List.of("$4.25", "2 June 2021", "01/06/2021 12:31", "1:05 PM", "0:00:09")),
            TableReader.Options.NONE).schema().columns();

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"price >= $1,000.00 | 1000", "price>=1000 | 1000", "price>=-3 | -3", "day>=1 June 2021 | 18779",
                    "day>=2021-06-01 | 18779", "at>=2021-06-01 | 1622505600",
                    "at>=2021-06-01T12:30:00 | 1622550600", "open>=9:30 AM | 34200", "open>=09:30 | 34200",
                    "took>=1:30:00 | 5400", "took>=PT1H30M | 5400"})
    void valuesAreWrittenAsTheColumnHasThemOrPlainly(String condition, double least) {
        Condition parsed = Condition.parse(condition, SCHEMA);
        assertThat(parsed.test().test(least)).isTrue();
        assertThat(parsed.test().test(least - 1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"price>=cheap | $0.00", "day>=2021-31-05 | 1 January 1970", "open=noon | 12:00 AM",
                    "took<long | 0:00:00"})
    void whatIsNoValueIsRefusedWithTheFormOfTheCells(String condition, String form) {
        assertThatThrownBy(() -> Condition.parse(condition, SCHEMA)).isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("whose cells are written like '" + form + "'");
    }

    @Test
    void anUnknownColumnIsRefusedWithTheNamesThatThereAre() {
        assertThatThrownBy(() -> Condition.parse("prise>3", SCHEMA)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("price, day, at, open, took");
    }
}
