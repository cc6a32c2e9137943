package dev.gan4j.experiment;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.CsvTable;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Missing;
import dev.gan4j.data.MultivariateDistribution;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where an experiment's real samples come from. */
public sealed interface DataSpec {

    /**
     * Returns the number of columns.
     *
     * @return at least 1
     * @throws InvalidInputException if it is not known before the data are read
     */
    default int dimension() {
        return 1;
    }

    /**
     * Returns the names of the columns.
     *
     * @return as many as {@link #dimension()}; "x1", "x2" and so on for points without names
     * @throws InvalidInputException if they are not known before the data are read
     */
    default List<String> columnNames() {
        return IntStream.rangeClosed(1, dimension()).mapToObj(number -> "x" + number).toList();
    }

    /**
     * Returns the file that the data are read from.
     *
     * @return null where there is none
     */
    default @Nullable Path file() {
        return null;
    }

    /**
     * A distribution whose density is known. In YAML: {@code data: normal(-1,1)}.
     *
     * @param distribution the distribution
     */
    record Known(Distribution distribution) implements DataSpec {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Known known
                    && known.distribution.expression().equals(distribution.expression());
        }

        @Override
        public int hashCode() {
            return distribution.expression().hashCode();
        }
    }

    /**
     * A column of a CSV file. In YAML: {@code data: {file: notes.csv, column: length}}.
     *
     * @param file      the file, absolute once it is read from a YAML file
     * @param column    the column's name, or its number from 1; null for the only column, or the first numeric one
     * @param header    whether the first row holds names; null to find out
     * @param separator the character between cells; null to find out
     * @param missing   what is done with rows without a value
     * @param sha256    the hash that the file must have, in hexadecimal; null for any
     */
    record CsvFile(Path file, @Nullable String column, @Nullable Boolean header, @Nullable Character separator,
            Missing missing, @Nullable String sha256) implements DataSpec {

        /** Creates data of a file that is refused where a value is missing. */
        public CsvFile(Path file, @Nullable String column, @Nullable Boolean header, @Nullable Character separator,
                @Nullable String sha256) {
            this(file, column, header, separator, Missing.REFUSE, sha256);
        }

        /**
         * Returns the same data at another path.
         *
         * @param path the file
         * @return new data
         */
        public CsvFile at(Path path) {
            return new CsvFile(path, column, header, separator, missing, sha256);
        }

        /**
         * Returns how the file is read.
         *
         * @return options for a reader
         */
        public CsvTable.Options reading() {
            ColumnChoice choice = column == null ? new ColumnChoice.First() : new ColumnChoice.Named(List.of(column));
            return new CsvTable.Options(choice, null, header, separator, false, missing);
        }
    }

    /**
     * A distribution in n dimensions. In YAML: {@code data: ring8}.
     *
     * @param distribution the distribution, which has an expression
     */
    record KnownPoints(MultivariateDistribution distribution) implements DataSpec {
        @Override
        public int dimension() {
            return distribution.dimension();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof KnownPoints known
                    && known.distribution.expression().equals(distribution.expression());
        }

        @Override
        public int hashCode() {
            return distribution.expression().hashCode();
        }
    }

    /**
     * Points drawn in a picture, as {@link dev.gan4j.data.ImageMask} does. In YAML: {@code data: {image: mask.png}}.
     *
     * @param file   a PNG file, absolute once it is read from a YAML file
     * @param sha256 the hash that the file must have, in hexadecimal; null for any
     */
    record Image(Path file, @Nullable String sha256) implements DataSpec {
        @Override
        public int dimension() {
            return 2;
        }
    }

    /**
     * Several columns of a CSV file. In YAML: {@code data: {file: notes.csv, columns: [length, width]}}, or
     * {@code columns: numeric} for every column whose first cell is a number.
     *
     * @param file      the file, absolute once it is read from a YAML file
     * @param columns   the columns' names, or their numbers from 1; empty for all that are numeric
     * @param header    whether the first row holds names; null to find out
     * @param separator the character between cells; null to find out
     * @param missing   what is done with rows that lack a cell of these columns or of the label
     * @param sha256    the hash that the file must have, in hexadecimal; null for any
     */
    record CsvColumns(Path file, List<String> columns, @Nullable Boolean header, @Nullable Character separator,
            Missing missing, @Nullable String sha256) implements DataSpec {

        /** Creates data of a file that is refused where a cell is missing. */
        public CsvColumns(Path file, List<String> columns, @Nullable Boolean header, @Nullable Character separator,
                @Nullable String sha256) {
            this(file, columns, header, separator, Missing.REFUSE, sha256);
        }

        /**
         * Returns the same data at another path.
         *
         * @param path the file
         * @return new data
         */
        public CsvColumns at(Path path) {
            return new CsvColumns(path, columns, header, separator, missing, sha256);
        }

        /**
         * Returns how the file is read.
         *
         * @param label the experiment's; null for none
         * @return options for a reader
         */
        public CsvTable.Options reading(@Nullable LabelSpec label) {
            ColumnChoice choice = columns.isEmpty() ? new ColumnChoice.Numeric() : new ColumnChoice.Named(columns);
            return new CsvTable.Options(choice, label == null ? null : label.column(), header, separator, false,
                    missing);
        }

        /** Copies the list. */
        public CsvColumns {
            columns = List.copyOf(columns);
        }

        @Override
        public int dimension() {
            return columnNames().size();
        }

        @Override
        public List<String> columnNames() {
            if (columns.isEmpty()) {
                throw new InvalidInputException(
                        "data.columns must be named here, such as [length, width], since how many"
                                + " are numeric is not known before " + file + " is read");
            }
            return columns;
        }
    }

    /**
     * Samples that a program gave; such an experiment cannot be run from its YAML alone. In YAML:
     * {@code data: {samples: 1000, columns: [height, weight], sha256: ...}}.
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
        public int dimension() {
            return Math.max(1, columns.size());
        }

        @Override
        public List<String> columnNames() {
            return columns.isEmpty() ? DataSpec.super.columnNames() : columns;
        }
    }
}
