package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowWriterTest {

    private static double value(long row) {
        return switch ((int) (row % 5)) {
            case 0 -> (double) row;
            case 1 -> -1.2345678901234567E-300 * (row + 1);
            case 2 -> Math.sqrt((double) row);
            case 3 -> -Double.MAX_VALUE;
            default -> -1.0 / row;
        };
    }

    private static double[] values(long first, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = value(first + i);
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 16_383, 16_384, 16_385, 32_768, 200_001})
    void everyRowStandsInItsPlaceAndReadsBackAsTheSameDouble(long count) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RowWriter(RowWriterTest::values).write(count, out);

        String text = out.toString(StandardCharsets.US_ASCII);
        assertThat(text.isEmpty() || text.endsWith("\n")).isTrue();
        assertThat(text.lines().mapToDouble(Double::parseDouble).toArray()).isEqualTo(values(0, (int) count));
    }

    @Test
    void whatGoesWrongWithTheOutputIsPassedOnAtOnce() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("the reader has gone");
            }
        };
        assertThatThrownBy(() -> new RowWriter(RowWriterTest::values).write(Long.MAX_VALUE / 2, closed))
                .isInstanceOf(IOException.class).hasMessage("the reader has gone");
    }

    @Test
    void whatGoesWrongWithTheRowsIsPassedOn() {
        assertThatThrownBy(() -> new RowWriter((first, count) -> {
            throw new IllegalStateException("no rows");
        }).write(1_000_000, OutputStream.nullOutputStream())).hasMessage("no rows");
    }

    @Test
    void memoryThatRunsOutInAThreadIsNotTakenForSomethingElse() {
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");
        assertThatThrownBy(() -> new RowWriter((first, count) -> {
            throw error;
        }).write(1_000_000, OutputStream.nullOutputStream())).isSameAs(error);
    }
}
