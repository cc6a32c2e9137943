package dev.gan4j.experiment;

import dev.gan4j.data.Distribution;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where an experiment's real samples come from. */
public sealed interface DataSpec {

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
     * @param sha256    the hash that the file must have, in hexadecimal; null for any
     */
    record CsvFile(Path file, @Nullable String column, @Nullable Boolean header, @Nullable Character separator,
            @Nullable String sha256) implements DataSpec {}

    /**
     * Samples that a program gave; such an experiment cannot be run from its YAML alone. In YAML:
     * {@code data: {samples: 1000, sha256: ...}}.
     *
     * @param count  how many there were
     * @param sha256 the hash of their bits, in hexadecimal
     */
    record Given(int count, String sha256) implements DataSpec {}
}
