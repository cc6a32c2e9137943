package dev.gan4j.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.gan4j.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSurveyTest {

    @TempDir
    Path folder;

    private CsvSurvey survey(String text) throws IOException {
        return CsvSurvey.read(Files.writeString(folder.resolve("notes.csv"), text));
    }

    private static String rows(int count, String pattern) {
        return IntStream.range(0, count).mapToObj(i -> pattern.replace("#", Integer.toString(i)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void blanksAreCountedToTheLastRow() throws IOException {
        CsvSurvey survey = survey("a,b\n" + rows(70_000, "#,#") + "\n1,\n2,NaN\n\n");

        assertThat(survey.rows()).isEqualTo(70_003);
        assertThat(survey.columns()).extracting(CsvSurvey.Column::key, CsvSurvey.Column::missing,
                CsvSurvey.Column::flaw).containsExactly(tuple("a", 1L, null), tuple("b", 3L, null));
    }

    @Test
    void differentCellsAreCountedForWhoeverLooksForALabel() throws IOException {
        CsvSurvey survey = survey(
                "kind,sex,x,,4\n" + rows(60, "a, m ,#,1,2") + rows(60, "b,f,-#,1,2") + "NA, ,7,1,2\n");

        assertThat(survey.columns()).extracting(CsvSurvey.Column::classes, CsvSurvey.Column::blank).containsExactly(
                tuple(3, 0L), tuple(2, 1L), tuple(100, 0L), tuple(0, 0L), tuple(1, 0L));
    }

    @Test
    void everyColumnThatCannotBeTrainedOnHasAReasonThatNamesIt() throws IOException {
        CsvSurvey survey = survey("plz,x,late,large,none,same,few,,8\n" + rows(30, "10115,#,#,#,,7,,#,#")
                + "01068,1,word,1e999,?,7,5,1,2\n");

        assertThat(survey.columns()).extracting(CsvSurvey.Column::name, CsvSurvey.Column::flaw).containsExactly(
                tuple("plz", CsvSurvey.Flaw.CODE), tuple("x", null), tuple("late", CsvSurvey.Flaw.TEXT),
                tuple("large", CsvSurvey.Flaw.NOT_FINITE), tuple("none", CsvSurvey.Flaw.EMPTY),
                tuple("same", CsvSurvey.Flaw.CONSTANT), tuple("few", CsvSurvey.Flaw.FEW),
                tuple("column 8", CsvSurvey.Flaw.NAMELESS), tuple("8", null));
        assertThat(survey.columns()).extracting(CsvSurvey.Column::reason)
                .contains(
                        "column 1 'plz': line 32: '01068' looks like a code: it begins with a zero that numbers do not"
                                + " have",
                        "", "column 3 'late': line 32: 'word' is not a number",
                        "column 6 'same': all 31 values are 7, but they must vary",
                        "column 7 'few': has 1 value, but at least 20 are needed");
        survey.requireUsable();
    }

    @Test
    void aTableWithoutAnythingToTrainOnIsRefusedWithTheReasons() {
        assertThatThrownBy(() -> survey("a,b\n" + rows(30, "x,1")).requireUsable())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("notes.csv: no column can be trained on: column 1 'a': line 2: 'x' is not a"
                        + " number; column 2 'b': all 30 values are 1, but they must vary");
        assertThatThrownBy(() -> survey("a,b,c,d,e,f,g\n" + rows(3, "1,1,1,1,1,1,1")).requireUsable())
                .hasMessageEndingWith("column 5 'e': has 3 values, but at least 20 are needed; and 2 more");
    }

    @Test
    void whatIsNoTableIsRefusedAsEverywhere() {
        for (String text : List.of("", "a,b\n1,2\n1\n", "a,b\n1,\"2\n", "a,a\n1,2\n", "a\n")) {
            assertThatThrownBy(() -> survey(text)).as(text).isInstanceOf(InvalidInputException.class);
        }
    }

    /** The oracle is the reader: what it reads with dropped rows is what can be trained on, and its count the blanks. */
    @Test
    void aColumnCanBeTrainedOnIfAndOnlyIfItCanBeRead() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> cells = List.of("", "?", "nan", "x", "007", "inf", "1e999", "-3", "2.5", "4");
        for (int round = 0; round < 300; round++) {
            int width = 1 + random.nextInt(4);
            int kinds = 1 + random.nextInt(3); // of values that are common; one makes columns that do not vary
            List<String> lines = new ArrayList<>();
            lines.add(IntStream.range(0, width).mapToObj(i -> "c" + i).collect(Collectors.joining(",")));
            for (int row = 0; row < 18 + random.nextInt(20); row++) {
                lines.add(IntStream.range(0, width).mapToObj(
                        i -> cells.get(
                                random.nextInt(60) == 0 ? random.nextInt(cells.size()) : 7 + random.nextInt(kinds)))
                        .collect(Collectors.joining(",")));
                if (random.nextInt(40) == 0) {
                    lines.add("");
                }
            }
            String text = String.join("\n", lines);
            CsvSurvey survey = survey(text);
            for (CsvSurvey.Column column : survey.columns()) {
                boolean isCode = column.flaw() == CsvSurvey.Flaw.CODE;
                String about = "seed " + seed + ", column " + column + " of\n" + text;
                try {
                    OneColumn read = OneColumn.read(folder.resolve("notes.csv"),
                            OneColumn.dropping(column.key(), true, ','));
                    assertThat(column.flaw() == null || isCode).as(about).isTrue();
                    assertThat(read.facts().dropped()).as(about).isEqualTo(column.missing());
                } catch (InvalidInputException e) {
                    assertThat(column.flaw()).as(about + e).isNotNull();
                }
            }
        }
    }
}
