package dev.gan4j.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Column;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.Labels;
import dev.gan4j.data.Missing;
import dev.gan4j.data.RealData;
import dev.gan4j.data.internal.Holdout;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CsvTableTest {

    private static final String TABLE = "name,length,width,class\n"
            + IntStream.range(0, 30).mapToObj(i -> "note " + i + "," + i + "," + (100 - i) / 2.0 + "," + i % 2)
                    .collect(Collectors.joining("\n"));

    @Test
    void allNumericColumnsAreReadWhereNoneAreNamed() {
        CsvTable.Result table = read(TABLE);

        assertThat(names(table)).containsExactly("length", "width", "class");
        assertThat(table.data().values().rows()).isEqualTo(30);
        assertThat(table.data().values().get(3, 1)).isEqualTo(48.5);
        assertThat(table.header()).isTrue();
    }

    @Test
    void namedColumnsComeInTheOrderAskedFor() {
        CsvTable.Result table = read(TABLE, "width", "2");

        assertThat(names(table)).containsExactly("width", "length");
        assertThat(table.data().values().column(1)).startsWith(0, 1, 2);
    }

    @Test
    void aHashAndTheHeldOutRowsAreThoseOfOneColumn() {
        byte[] bytes = TABLE.getBytes(StandardCharsets.UTF_8);
        OneColumn column = OneColumn.read(new ByteArrayInputStream(bytes), "notes.csv",
                OneColumn.options("length", null, null));
        CsvTable.Result table = read(TABLE);
        assertThat(table.sha256()).isEqualTo(column.sha256());

        RealData.Rows split = Holdout.split(column.table().data(), 0.4, 7);
        boolean[] held = Holdout.choose(30, 0.4, 7);
        int[] rows = IntStream.range(0, 30).filter(i -> held[i]).toArray();
        assertThat(table.data().values().select(rows).column(0)).containsExactly(split.heldOut().column(0));
    }

    @Test
    void whatCannotBeReadIsNamedWithFileLineAndColumn() {
        refused(TABLE + "\nnote 30,30,,1", "notes.csv, line 32, column 3 'width': is empty");
        refused(TABLE + "\nnote 30,30,1,x", "notes.csv, line 32, column 4 'class': 'x' is not a number");
        refused(TABLE + "\nnote 30,30,1", "notes.csv, line 32: has 3 cells but the first row has 4");
        refused("a,b\n" + "x,y\n".repeat(30), "no column holds a number");
        refused("a,b\n" + "1,2\n2,2\n".repeat(15), "column 2 'b': all 30 rows are 2");
        assertThatThrownBy(() -> read(TABLE, "width", "3")).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("column '3' must be named only once");
        assertThatThrownBy(() -> read(TABLE, "height")).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no column 'height'; the columns are 1 'name', 2 'length'");
    }

    @Test
    void aLabelIsReadBesideTheNumbersAndItsClassesAreSorted() {
        CsvTable.Result table = labelled("kind,length,mark\nb,1,10\n a ,2,9\nb,3,10\n" + "a,4,9\n".repeat(17), "kind");

        assertThat(names(table)).containsExactly("length", "mark");
        assertThat(table.data().labels()).isEqualTo(
                Labels.of(List.of("a", "b"), new int[]{1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
        assertThat(labelled("kind,length,mark\nb,1,10\na,2,9\n" + "a,4,9\n".repeat(18), "mark").data().labels())
                .satisfies(labels -> assertThat(labels.classes()).containsExactly("9", "10"))
                .satisfies(labels -> assertThat(labels.shares()).containsExactly(0.95, 0.05));
        assertThat(names(labelled("1,b\n2,a\n" + "3,a\n".repeat(18), "2"))).containsExactly("column 1");
    }

    @Test
    void aLabelThatIsMissingOrAColumnAsWellIsRefused() {
        assertThatThrownBy(() -> labelled("kind,length\nb,1\n ,2\n", "kind")).isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "notes.csv, line 3, column 1 'kind': is empty, but each row must have a class; 1 missing in 1"
                                + " of 2 rows (--missing drop, or data.missing: drop, leaves such rows out)");
        assertThatThrownBy(() -> labelled("kind,length\nb,1\na,2\n", "sort")).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no column 'sort'; the columns are 1 'kind', 2 'length'");
        assertThatThrownBy(() -> labelled("kind,length\n1,1\n2,2\n", "kind", "length", "kind"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("notes.csv: column 1 'kind' must be either the label or one of the columns but is both");
        StringBuilder many = new StringBuilder("kind,length\n");
        for (int row = 0; row <= Labels.MOST_CLASSES; row++) {
            many.append("k").append(row).append(",1\n");
        }
        assertThatThrownBy(() -> labelled(many.toString(), "kind")).isInstanceOf(InvalidInputException.class)
                .hasMessage("notes.csv, line 1002, column 1 'kind': has more than 1000 classes, too many for a"
                        + " label");
    }

    private static CsvTable.Result labelled(String text, String label, String... columns) {
        return CsvTable.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "notes.csv",
                new CsvTable.Options(choice(columns), label, null, null, false, Missing.REFUSE));
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidInputException.class).hasMessageContaining(message);
    }

    private static CsvTable.Result read(String text, String... columns) {
        return CsvTable.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "notes.csv",
                CsvTable.Options.of(choice(columns)));
    }

    private static List<String> names(CsvTable.Result table) {
        return table.data().schema().columns().stream().map(Column::name).toList();
    }

    private static ColumnChoice choice(String... columns) {
        return columns.length == 0 ? new ColumnChoice.Numeric() : new ColumnChoice.Named(columns);
    }
}
