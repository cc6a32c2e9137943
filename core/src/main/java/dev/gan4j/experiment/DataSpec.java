package dev.gan4j.experiment;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Missing;
import dev.gan4j.data.Schema;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.data.csv.CsvTable;
import dev.gan4j.internal.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where an experiment's real samples come from. */
public sealed interface DataSpec {

    /**
     * Returns the names of the columns.
     *
     * @return at least one; "x1", "x2" and so on if there are no names
     * @throws InvalidInputException if they are not known before the data are read
     */
    List<String> columnNames();

    /**
     * Returns whether the data are one column of numbers, provided that the experiment has no label.
     *
     * @return false for a product of one distribution, and if it is not known before the data are read
     */
    boolean isUnivariate();

    /**
     * Returns the hash of the data: of a file's bytes, of the bits of samples, or of a distribution's expression.
     *
     * @return in hexadecimal; null if any content of the file is accepted
     */
    @Nullable
    String sha256();

    /**
     * Returns the file that the data are read from.
     *
     * @return null if there is none
     */
    default @Nullable Path file() {
        return null;
    }

    /**
     * Returns the same data with their file at another path.
     *
     * @param path returns the new path for the present one
     * @return itself if there is no file
     */
    default DataSpec at(UnaryOperator<Path> path) {
        return this;
    }

    /**
     * A distribution. In YAML: {@code data: normal(-1,1)}, {@code data: ring8}.
     *
     * @param distribution the distribution, which has an expression
     */
    record Known(Distribution distribution) implements DataSpec {
        @Override
        public List<String> columnNames() {
            return Schema.numbered(distribution.dimension()).keys();
        }

        @Override
        public boolean isUnivariate() {
            return distribution instanceof UnivariateDistribution;
        }

        @Override
        public String sha256() {
            return Sha256.of(distribution.expression().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Known known
                    && known.distribution.expression().equals(distribution.expression());
        }

        @Override
        public int hashCode() {
            return distribution.expression().hashCode();
        }

        @Override
        public String toString() {
            return distribution.expression();
        }
    }

    /**
     * Columns of a CSV file. In YAML: {@code data: {file: notes.csv, column: length}}, {@code columns: [length, width]}, or
     * {@code columns: numeric}.
     *
     * @param file      the file; absolute if it was read from a YAML file
     * @param columns   which columns
     * @param header    whether the first row contains names; null to detect it
     * @param separator the character between cells; null to detect it
     * @param missing   what to do with rows that lack a cell of these columns or of the label
     * @param sha256    the hash that the file must have, in hexadecimal; null for any
     */
    record Csv(Path file, ColumnChoice columns, @Nullable Boolean header, @Nullable Character separator,
            Missing missing, @Nullable String sha256) implements DataSpec {

        /**
         * Creates data from a file whose layout is detected and that is refused if a cell is missing.
         *
         * @param file    the file
         * @param columns which columns
         */
        public Csv(Path file, ColumnChoice columns) {
            this(file, columns, null, null, Missing.REFUSE, null);
        }

        @Override
        public Csv at(UnaryOperator<Path> path) {
            return new Csv(path.apply(file), columns, header, separator, missing, sha256);
        }

        /**
         * Returns how the file is read.
         *
         * @param label the experiment's; null for none
         * @return options for a reader
         */
        @SuppressWarnings("exports") // for the training and the command
        public CsvTable.Options reading(@Nullable LabelSpec label) {
            return new CsvTable.Options(columns, label == null ? null : label.column(), header, separator, false,
                    missing);
        }

        @Override
        public List<String> columnNames() {
            return switch (columns) {
                case ColumnChoice.First() -> Schema.numbered(1).keys();
                case ColumnChoice.Named(List<String> names) -> names;
                case ColumnChoice.Numeric() -> throw new InvalidInputException(
                        "data.columns must be named here, such as [length, width], because the number of numeric columns is not"
                                + " known before " + file + " is read");
            };
        }

        @Override
        public boolean isUnivariate() {
            return !(columns instanceof ColumnChoice.Numeric) && columnNames().size() == 1;
        }

        @Override
        public String toString() {
            return file + switch (columns) {
                case ColumnChoice.First() -> ", the first column of numbers";
                case ColumnChoice.Named(List<String> names) -> ", " + String.join(", ", names);
                case ColumnChoice.Numeric() -> ", every column of numbers";
            };
        }
    }

    /**
     * Points drawn from a picture by {@link dev.gan4j.data.internal.ImageMask}. In YAML: {@code data: {image: mask.png}}.
     *
     * @param file   a PNG file; absolute if it was read from a YAML file
     * @param sha256 the hash that the file must have, in hexadecimal; null for any
     */
    record Image(Path file, @Nullable String sha256) implements DataSpec {
        @Override
        public Image at(UnaryOperator<Path> path) {
            return new Image(path.apply(file), sha256);
        }

        @Override
        public List<String> columnNames() {
            return Schema.numbered(2).keys();
        }

        @Override
        public boolean isUnivariate() {
            return false;
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    /**
     * Samples passed by a program; such an experiment cannot be run from its YAML alone. In YAML: {@code data: {samples: 1000,
     * columns: [height, weight], sha256: ...}}.
     *
     * @param count   how many there were
     * @param columns the names of the columns; empty for numbers on a line
     * @param sha256  the hash of their bits, in hexadecimal
     */
    record Given(int count, List<String> columns, String sha256) implements DataSpec {

        /** Copies the list. */
        public Given {
            columns = List.copyOf(columns);
        }

        @Override
        public List<String> columnNames() {
            return columns.isEmpty() ? Schema.numbered(1).keys() : columns;
        }

        @Override
        public boolean isUnivariate() {
            return columns.isEmpty();
        }

        @Override
        public String toString() {
            return count + (columns.isEmpty() ? " numbers" : " rows of " + String.join(", ", columns))
                    + " from a program";
        }
    }
}
