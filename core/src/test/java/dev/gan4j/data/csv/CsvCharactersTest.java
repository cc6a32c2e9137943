package dev.gan4j.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters that cannot be seen, and digits that a double cannot hold: neither is passed over in silence. */
class CsvCharactersTest {

    private static OneColumn read(String text) {
        return OneColumn.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "notes.csv",
                CsvTable.Options.FIRST);
    }

    private static String rows(int count, IntFunction<String> row) {
        return IntStream.range(0, count).mapToObj(i -> row.apply(i) + "\n").collect(Collectors.joining());
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidInputException.class).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 0x0B, 0x0C, 0x1A, 0x1C, 0x1F, 0x7F, 0x85})
    void aControlCharacterInANumberIsRefusedWithItsPlace(int control) {
        String code = String.format("U+%04X", control);
        String character = Character.toString(control);
        refused("x\n" + rows(30, i -> i + "") + character + "5\n" + rows(30, i -> i + ""),
                "notes.csv, line 32, column 1 'x': '?5' contains the control character " + code
                        + ", which no number has");
        refused(rows(30, i -> i + "") + "5" + character + "\n",
                "notes.csv, line 31, column 1: '5?' contains the control character " + code + ", which no number has");
        refused("x,y\n" + rows(30, i -> i + ",a") + character + ",a\n",
                "notes.csv, line 32, column 1 'x': '?' contains the control character " + code
                        + ", which no number has;"
                        + " the column was chosen because it begins with a number");
        // In the first row it would be a name.
        refused(character + "5\n" + rows(30, i -> i + ""),
                "notes.csv, line 1, column 1: '?5' contains the control character " + code + ", which no number has");
    }

    @Test
    void blanksAndTabsAroundACellDoNotCount() {
        CsvTable.Options commas = OneColumn.options(null, null, ',');
        assertThat(OneColumn.read(new ByteArrayInputStream((" x\t\n" + rows(30, i -> " \t" + i + "\t "))
                .getBytes(StandardCharsets.UTF_8)), "notes.csv", commas).values()).hasSize(30);
        assertThatThrownBy(() -> read("x\n" + rows(30, i -> "\u00A0" + i))).hasMessageContaining("is not a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001A", "\u001A\n", "\u001A\r\n", "\u001A\n\n"})
    void theEndMarkOfDosAfterTheLastRowIsNoRow(String end) {
        for (String more : new String[]{"", ",a"}) {
            OneColumn read = read("x" + more + "\n" + rows(30, i -> i + more) + end);
            assertThat(read.values()).hasSize(30);
            assertThat(read.facts().numeric()).isEqualTo(1);
            assertThat(read.facts().dropped()).isZero();
        }
    }

    @Test
    void whatFollowsTheEndMarkOfDosIsRefused() {
        refused("x\n" + rows(30, i -> i + "") + "\u001A\n7\n",
                "notes.csv, line 32: is the end-of-file character of DOS (the control character U+001A) but more follows it");
        refused("\u001A", "notes.csv: is empty");
    }

    @Test
    void differencesThatADoubleCannotHoldAreNotSaidToBeNone() {
        refused("x\n" + rows(60, i -> "" + (1234567890123456768L + i)),
                "notes.csv, column 1 'x': the 60 rows differ by less than a double can represent, so all are read as"
                        + " 1.2345678901234568e18, but the values must vary");
        refused("x\n" + rows(60, i -> i % 2 == 0 ? "1e-400" : "0"),
                "notes.csv, column 1 'x': all 60 rows are closer to 0 than the smallest double, 4.9e-324, so they"
                        + " cannot be told apart, but the values must vary");
        refused("x\n" + rows(60, i -> i % 2 == 0 ? "1.0" : "1e0"),
                "notes.csv, column 1 'x': all 60 rows are 1, but the values must vary");
        refused("x\n" + rows(60, i -> i % 2 == 0 ? "-0" : "0.000"),
                "notes.csv, column 1 'x': all 60 rows are 0, but the values must vary");
    }
}
