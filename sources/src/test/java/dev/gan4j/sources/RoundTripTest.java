package dev.gan4j.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.data.Column;
import dev.gan4j.data.DatabaseQuery;
import dev.gan4j.table.CellText;
import dev.gan4j.table.Database;
import dev.gan4j.table.DatabaseAccess;
import dev.gan4j.table.RowValues;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableReader;
import dev.gan4j.table.TableTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random tables go from CSV to Parquet to a database and to CSV again, and no cell is lost. Another choice with
 * {@code -Dgan4j.roundTripSeed=N}.
 */
class RoundTripTest {

    private static final int TABLES = 6;
    private static final long SEED = Long.getLong("gan4j.roundTripSeed", System.nanoTime());

    @TempDir
    private Path folder;

    /** Cells of a column of a random kind; some are blank. */
    private static IntFunction<String> cells(Random random, boolean hasTruths) {
        int drawn = random.nextInt(8);
        int kind = drawn == 5 && !hasTruths ? 6 : drawn;
        int decimals = random.nextInt(4);
        String date = List.of("yyyy-MM-dd", "dd.MM.yyyy", "d MMM yyyy").get(random.nextInt(3));
        DateTimeFormatter format = DateTimeFormatter.ofPattern(date, Locale.ROOT);
        double blanks = random.nextInt(3) == 0 ? 0.2 : 0;
        String blank = random.nextBoolean() ? "" : "NA";
        int size = 2 + random.nextInt(9);
        return row -> {
            if (random.nextDouble() < blanks) {
                return blank;
            }
            LocalDate day = LocalDate.of(1995, 1, 1).plusDays(random.nextInt(9000));
            return switch (kind) {
                case 0 -> Integer.toString(random.nextInt(2000) - 700);
                case 1 -> String.format(Locale.ROOT, "%." + (decimals + 1) + "f", 40 * random.nextGaussian());
                case 2 -> "word " + random.nextInt(size) + (random.nextBoolean() ? ", \"x\"" : " 'y' ü");
                case 3 -> format.format(day);
                case 4 ->
                    day + "T" + String.format(Locale.ROOT, "%02d:%02d:%02d", random.nextInt(24), random.nextInt(60),
                            random.nextInt(60));
                case 5 -> Boolean.toString(random.nextBoolean());
                case 6 -> "0" + random.nextInt(size);
                default -> Long.toString(1_000_000_007L * random.nextInt(1000));
            };
        };
    }

    private static String csv(Random random, boolean hasTruths) {
        int width = 2 + random.nextInt(5);
        List<IntFunction<String>> columns = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < width; i++) {
            columns.add(cells(random, hasTruths));
            text.append(i == 0 ? "" : ",").append("c").append(i).append(i % 2 == 0 ? " 'q'" : "");
        }
        int rows = 150 + random.nextInt(100);
        for (int row = 0; row < rows; row++) {
            int at = row;
            text.append('\n').append(columns.stream().map(column -> column.apply(at))
                    .map(cell -> cell.indexOf(',') < 0 ? cell : '"' + cell.replace("\"", "\"\"") + '"')
                    .collect(Collectors.joining(",")));
        }
        return text.append('\n').toString();
    }

    private static Database.Rows rows(Table table, TableTexts texts) {
        RowValues values = new RowValues(table.schema(), (row, column) -> texts.text((int) row, column), true);
        return (first, count) -> {
            List<List<@Nullable Object>> made = new ArrayList<>();
            for (long row = first; row < first + count; row++) {
                made.add(values.row(table.data(), (int) row, row));
            }
            return made;
        };
    }

    private static List<dev.gan4j.table.ValueColumn> columns(Table table) {
        return new RowValues(table.schema(), (row, column) -> null, true).columns();
    }

    /** Each cell as it is written in the table that it was in at first. */
    private static List<String> cells(Table table, TableTexts texts) {
        List<Column> columns = table.schema().columns().columns();
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < table.data().rows(); row++) {
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                double value = table.data().values().get(row, i);
                boolean isText = column instanceof Column.Identifier || column instanceof Column.Text;
                String cell = isText ? texts.text(row, i) : CellText.write(column, value);
                cells.add(table.schema().blanks().contains(cell) ? "" : cell);
            }
        }
        return cells;
    }

    private static List<String> kinds(Table table) {
        return table.schema().columns().columns().stream().map(column -> column.getClass().getSimpleName()).toList();
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void noCellIsLostFromCsvToParquetToADatabaseToCsv(Store store) throws Exception {
        for (int i = 0; i < TABLES; i++) {
            long seed = SEED + i;
            // Those of SQLite are the numbers 0 and 1.
            travel(csv(new Random(seed), store != Store.SQLITE), store, "-Dgan4j.roundTripSeed=" + seed);
        }
    }

    private void travel(String csv, Store store, String replay) throws Exception {
        Path file = Files.writeString(folder.resolve("table.csv"), csv);
        TableTexts texts = TableTexts.read(file);
        Table table = texts.table(TableReader.Options.NONE);
        Path parquet = folder.resolve("table.parquet");
        Database database = Database.find();
        database.writeParquet(parquet, columns(table), table.data().rows(), new DatabaseAccess(null, Map.of()),
                rows(table, texts));
        TableTexts ofParquet = TableTexts.read(parquet);
        Table second = ofParquet.table(TableReader.Options.NONE);
        String url = store.create(folder);
        database.write(new Database.Target(url, "t", true, replay, columns(second), second.data().rows()),
                Store.access(url), rows(second, ofParquet), done -> {});
        TableTexts ofDatabase = database.read(new DatabaseQuery(url, "select * from \"t\"", null, 1),
                Store.access(url));
        Table third = ofDatabase.table(TableReader.Options.NONE);
        if (store != Store.SQLITE) { // which has no types but numbers and texts
            assertThat(kinds(third)).as(replay).isEqualTo(kinds(second));
        }
        // As an evaluation reads them: beside the rows of the file, in whose formats they are.
        TableReader.Options like = TableReader.Options.like(table.schema());
        List<String> expected = sorted(cells(table, texts), kinds(table).size());
        assertThat(sorted(cells(ofParquet.table(like), ofParquet), kinds(table).size())).as("Parquet, " + replay)
                .isEqualTo(expected);
        Table last = ofDatabase.table(like);
        assertThat(last.schema().columns().names()).isEqualTo(table.schema().columns().names());
        assertThat(sorted(cells(last, ofDatabase), kinds(table).size())).as(store + ", " + replay).isEqualTo(expected);
        written(last, folder.resolve("again.csv"), ofDatabase, expected, replay);
    }

    /** A table is a set of rows: a database may give them in any order. */
    private static List<String> sorted(List<String> cells, int width) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < cells.size(); i += width) {
            rows.add(String.join("|", cells.subList(i, i + width)));
        }
        rows.sort(null);
        return rows;
    }

    private static void written(Table table, Path file, TableTexts texts, List<String> expected, String replay)
            throws IOException {
        try (var out = Files.newOutputStream(file)) {
            new dev.gan4j.table.TableWriter(table.schema(), (row, column) -> texts.text((int) row, column))
                    .write(table.data(), out);
        }
        TableTexts again = TableTexts.read(file);
        assertThat(sorted(cells(again.table(TableReader.Options.like(table.schema())), again),
                table.schema().columns().width())).as("CSV, " + replay).isEqualTo(expected);
    }
}
