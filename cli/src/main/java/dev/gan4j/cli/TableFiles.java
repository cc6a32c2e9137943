package dev.gan4j.cli;

import dev.gan4j.data.Column;
import dev.gan4j.data.DatabaseQuery;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.TableJudge;
import dev.gan4j.table.Database;
import dev.gan4j.table.DatabaseAccess;
import dev.gan4j.table.SchemaYaml;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableReader;
import dev.gan4j.table.TableTexts;
import dev.gan4j.table.ToldSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Files of a table of mixed columns that are judged. */
final class TableFiles {

    private final Table real;
    private final @Nullable Table training;
    private final @Nullable String target;
    private final TableReader.Options others;
    private final PrintWriter err;

    private TableFiles(Table real, @Nullable Table training, @Nullable String target, PrintWriter err) {
        this.real = real;
        this.training = training;
        this.target = target;
        this.err = err;
        others = TableReader.Options.like((training == null ? real : training).schema());
    }

    /**
     * A file, or a stream that may be read more than once.
     *
     * @param name  on the command line
     * @param piped all of a stream; empty of a file
     * @param texts the cells of a database; null of files and streams
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Input(String name, byte[] piped, @Nullable TableTexts texts) {

        /** Reads a stream to its end. */
        static Input of(String name) throws IOException {
            if (!DataStream.isNamedBy(name)) {
                return new Input(name, new byte[0], null);
            }
            try (InputStream in = DataStream.open(name)) {
                return new Input(name, in.readAllBytes(), null);
            }
        }

        /** Reads the rows of a query. */
        static Input of(DatabaseQuery query, DatabaseAccess access) throws IOException {
            return new Input(query.url(), new byte[0], Database.find().read(query, access));
        }

        /** Whether it is no CSV. */
        boolean isTyped() {
            return DatabaseOptions.isTyped(name);
        }

        boolean isStream() {
            return DataStream.isNamedBy(name);
        }

        InputStream open() {
            return new ByteArrayInputStream(piped);
        }
    }

    /**
     * Returns how a table is read.
     *
     * @param schema the file of what is known of it; null for none
     * @param layout what is told of its file
     */
    static TableReader.Options options(@Nullable Path schema, CsvOptions layout) {
        return new TableReader.Options(layout.header(), layout.separator(),
                SchemaYaml.told(schema), true);
    }

    /**
     * Reads the real rows.
     *
     * @param file     their file
     * @param csv      how it is read
     * @param training the rows that the generator was trained on; null where nobody knows them
     * @param target   the column whose prediction is tested; null to choose one
     * @param err      where it is said what was found
     * @return null where the file has columns of numbers alone and nothing is told of a table: one of them is judged
     */
    static @Nullable TableFiles read(Input file, CsvOptions csv, @Nullable Input training, @Nullable String target,
            PrintWriter err) throws IOException {
        TableReader.Options options = new TableReader.Options(csv.header(), csv.separator(), ToldSchema.NONE, true);
        Table known = training == null ? null : open(training, options);
        Table real = open(file, known == null ? options : TableReader.Options.like(known.schema()));
        return training != null || target != null || file.isTyped() || isMixed(real)
                ? new TableFiles(real, known, target, err)
                : null;
    }

    private static Table open(Input input, TableReader.Options options) throws IOException {
        if (input.texts() != null) {
            return input.texts().table(options);
        }
        if (!input.isStream()) {
            return TableReader.read(Path.of(input.name()), options);
        }
        try (InputStream in = input.open()) {
            return TableReader.read(in, DataStream.NAME, options);
        }
    }

    /** Whether a table has something besides numbers that can be judged. */
    private static boolean isMixed(Table table) {
        List<Column> columns = table.data().schema().columns();
        return columns.size() > 1 && columns.stream().anyMatch(
                column -> column instanceof Column.Categorical || column instanceof Column.Temporal);
    }

    /** Judges a file of synthetic rows. */
    Judgement judge(Input synthetic, long seed) throws IOException {
        Table generated = open(synthetic, others);
        tell(real);
        tell(generated);
        TableJudge.Options options = TableJudge.Options.DEFAULT.withSeed(seed).withTarget(target)
                .withRulesOf((training == null ? real : training).schema());
        return training == null
                ? TableJudge.compare(real.data(), generated.data(), options)
                : TableJudge.against(training.data(), real.data(), generated.data(), options);
    }

    private void tell(Table table) {
        err.println(String.format(Locale.ROOT, "gan4j: %s: %,d rows of %d columns", table.source(), table.data().rows(),
                table.data().schema().width()));
        table.notes().forEach(note -> err.println("gan4j: " + table.source() + ": " + note));
        err.flush();
    }
}
