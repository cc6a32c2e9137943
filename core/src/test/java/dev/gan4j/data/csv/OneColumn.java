package dev.gan4j.data.csv;

import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.Missing;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A table of one column that was read, and its parts by short names. */
record OneColumn(CsvTable.Result table) {

    static OneColumn read(Path file, CsvTable.Options options) {
        return new OneColumn(CsvTable.read(file, options));
    }

    static OneColumn read(InputStream in, String display, CsvTable.Options options) {
        return new OneColumn(CsvTable.read(in, display, options));
    }

    static CsvTable.Options options(@Nullable String column, @Nullable Boolean header, @Nullable Character separator) {
        return options(column, header, separator, Missing.REFUSE);
    }

    static CsvTable.Options dropping(@Nullable String column, @Nullable Boolean header, @Nullable Character separator) {
        return options(column, header, separator, Missing.DROP);
    }

    private static CsvTable.Options options(@Nullable String column, @Nullable Boolean header,
            @Nullable Character separator, Missing missing) {
        return new CsvTable.Options(column == null ? new ColumnChoice.First() : new ColumnChoice.Named(column), null,
                header, separator, false, missing);
    }

    double[] values() {
        return table.data().column(0);
    }

    String name() {
        return table.data().schema().columns().getFirst().name();
    }

    String key() {
        return table.data().schema().columns().getFirst().key();
    }

    boolean header() {
        return table.header();
    }

    char separator() {
        return table.separator();
    }

    String sha256() {
        return table.sha256();
    }

    CsvFacts facts() {
        return table.facts();
    }
}
