package dev.gan4j.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.TableRows;
import dev.gan4j.table.TableTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet files that DuckDB wrote, and zstd streams. */
class ParquetFormatTest {

    @TempDir
    private Path folder;

    private Path copy(String query, String name, String options) throws SQLException {
        Path file = folder.resolve(name);
        Store.execute("jdbc:duckdb:",
                "copy (" + query + ") to '" + file.toString().replace("'", "''") + "' (" + options + ")");
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"uncompressed", "snappy", "gzip", "zstd"})
    void typesBlanksAndDatesAreThoseOfTheFile(String codec) throws Exception {
        Path file = copy("select i::bigint as n, case when i % 5 = 0 then null else (i / 4.0)::decimal(9, 2) end as d,"
                + " i / 8.0::double as r, i % 2 = 0 as b, '0' || i % 3 as code, date '2024-01-01' + (i % 60)::int as day,"
                + " timestamp '2024-03-31 02:00:00' + to_minutes(i) as local,"
                + " timestamptz '2024-03-31 00:30:00+00' + to_minutes(i) as moment, time '10:00:00' + to_seconds(i) as clock,"
                + " 'NA' as na, uuid() as u from range(1, 201) t(i) order by i",
                "types.parquet", "format parquet, compression " + codec);
        TableRows rows = TableRows.read(file);
        Map<String, @Nullable Object> second = rows.toMaps().get(1);
        assertThat(second).containsEntry("n", "2").containsEntry("d", 0.5)
                .containsEntry("r", 0.25).containsEntry("b", true).containsEntry("code", "02")
                .containsEntry("day", LocalDate.of(2024, 1, 3))
                .containsEntry("local", LocalDateTime.of(2024, 3, 31, 2, 2))
                .containsEntry("moment", OffsetDateTime.parse("2024-03-31T00:32:00Z"))
                .containsEntry("clock", LocalTime.of(10, 0, 2)).containsEntry("na", "NA");
        assertThat(rows.toMaps().get(4)).containsEntry("d", null);
    }

    @Test
    void aFolderIsReadInTheOrderOfItsNames() throws Exception {
        Files.createDirectory(folder.resolve("lake"));
        copy("select i as a, 'x' || i % 3 as b from range(0, 50) t(i)", "lake/part-1.parquet", "format parquet");
        copy("select 'x' || i % 3 as b, i as a from range(50, 120) t(i)", "lake/part-2.parquet", "format parquet");
        Files.writeString(folder.resolve("lake/_SUCCESS"), "");
        Files.writeString(folder.resolve("lake/.part-1.parquet.crc"), "x");
        TableTexts texts = TableTexts.read(folder.resolve("lake"));
        assertThat(texts.rows()).isEqualTo(120);
        assertThat(texts.text(70, 0)).isEqualTo("70");
        assertThat(texts.text(70, 1)).isEqualTo("x1");
        copy("select 1 as a, 2 as c", "lake/part-3.parquet", "format parquet");
        assertThatThrownBy(() -> TableTexts.read(folder.resolve("lake"))).isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("part-3.parquet", "c, b");
        Files.delete(folder.resolve("lake/part-3.parquet"));
        Files.createDirectory(folder.resolve("lake/year=2024"));
        assertThatThrownBy(() -> TableTexts.read(folder.resolve("lake"))).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("but has year=2024");
    }

    static Stream<List<String>> whatIsNoCell() {
        return Stream.of(List.of("[1, 2]", "nested values"), List.of("{'a': 1}", "nested values"),
                List.of("'ab'::blob", "bytes"));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("whatIsNoCell")
    void whatIsNoCellIsRefusedWithItsColumn(List<String> each) throws Exception {
        Path file = copy("select 1 as a, " + each.getFirst() + " as odd", "odd.parquet", "format parquet");
        assertThatThrownBy(() -> TableTexts.read(file)).isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("odd.parquet: column 'odd' must hold", each.getLast(), "DuckDB");
    }

    @Test
    void aDamagedFileIsRefusedInOneLineWhereverItIsCut() throws Exception {
        Path file = copy("select i, 'word' || i as w from range(0, 5000) t(i)", "whole.parquet", "format parquet");
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[]{0, 3, 8, bytes.length / 2, bytes.length - 1}) {
            Path cut = Files.write(folder.resolve("cut.parquet"), java.util.Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> TableTexts.read(cut)).as("%d bytes", length)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("cut.parquet: ").hasMessageNotContaining("\n");
        }
        byte[] changed = bytes.clone();
        for (int i = 100; i < bytes.length / 2; i++) {
            changed[i] ^= 0x55;
        }
        Path damaged = Files.write(folder.resolve("damaged.parquet"), changed);
        assertThatThrownBy(() -> TableTexts.read(damaged)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("damaged.parquet: ");
    }

    @Test
    void aCodecThatIsNotHereIsNamed() throws Exception {
        Path file = copy("select i from range(0, 100) t(i)", "odd.parquet", "format parquet, compression brotli");
        assertThatThrownBy(() -> TableTexts.read(file)).isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("BROTLI", "gan4j reads what is not compressed, or by Snappy, GZIP or ZSTD");
    }

    @Test
    void zstdIsReadAsWhatItPacks() throws Exception {
        Path csv = copy("select i, 'w' || i % 3 as w from range(0, 3000) t(i)", "t.csv.zst",
                "format csv, header, compression zstd");
        TableRows rows = TableRows.read(csv);
        assertThat(rows.size()).isEqualTo(3000);
        assertThat(rows.columns()).containsExactly("i", "w");
        Path json = copy("select i, 'w' || i % 3 as w from range(0, 3000) t(i)", "t.jsonl.zst",
                "format json, compression zstd");
        assertThat(TableRows.read(json).toMaps()).isEqualTo(rows.toMaps());
        cut(csv);
        cut(json);
    }

    private void cut(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Path cut = Files.write(folder.resolve("cut-" + file.getFileName()),
                java.util.Arrays.copyOf(bytes, bytes.length - 20));
        assertThatThrownBy(() -> TableRows.read(cut).size()).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is cut short (the zstd stream has no end)");
        java.util.Arrays.fill(bytes, 6, 40, (byte) 0xff);
        Path damaged = Files.write(folder.resolve("bad-" + file.getFileName()), bytes);
        assertThatThrownBy(() -> TableRows.read(damaged).size()).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("zstd");
    }

    @Test
    void parquetThatOthersWriteByDuckDbIsReadAgain() throws Exception {
        TableRows rows = TableRows.ofColumns(List.of("n", "w"), new int[]{1, 2, 3}, new String[]{"a", "it's", "ü"});
        assertThat(rows.size()).isEqualTo(3);
        assertThatThrownBy(() -> rows.write(folder.resolve("x.parquet"))).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must be CSV or JSON lines");
    }
}
