package dev.gan4j.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.train.History;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryCsvTest {

    private static final String HEADER = "phase,iteration,objectiveD,objectiveG,pretrainingLoss,wasserstein1\n";

    @Test
    void aLookBeforeTheFirstIterationHasALineOfItsOwn() throws IOException {
        History history = new History(new float[]{0.5f}, new float[]{1, 2}, new float[]{3, 4}, new long[]{0, 2},
                new double[]{7, 8});
        assertThat(written(history)).isEqualTo(HEADER + """
                pretraining,1,,,0.5,
                training,0,,,,7.0
                training,1,1.0,3.0,,
                training,2,2.0,4.0,,8.0
                """);
    }

    @Test
    void thereNeedBeNoLooks() throws IOException {
        History history = new History(new float[0], new float[]{1}, new float[]{3}, new long[0], new double[0]);
        assertThat(written(history)).isEqualTo(HEADER + "training,1,1.0,3.0,,\n");
    }

    private static String written(History history) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HistoryCsv.write(history, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static History read(String text) throws IOException {
        return HistoryCsv.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "history.csv");
    }

    @Test
    void whatIsWrittenIsReadAsItWas() throws IOException {
        for (History history : new History[]{
                new History(new float[0], new float[0], new float[0], new long[0], new double[0]),
                new History(new float[]{0.1f, Float.MIN_VALUE}, new float[]{-1.386f, Float.NaN, 3},
                        new float[]{-0.69f, Float.NEGATIVE_INFINITY, 4}, new long[]{0, 2}, new double[]{0.3, 1e-17}),
                new History(new float[0], new float[]{1}, new float[]{2}, new long[]{1}, new double[]{5})}) {
            assertThat(read(written(history))).isEqualTo(history);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"training,2,1,1,,", "training,1,1,1,", "training,1,one,1,,", "training,1,1,,,",
            "pretraining,1,,,,", "pretraining,0,,,1,", "playing,1,1,1,,", "training,0,,,,", "", "training,1,1,1,,x"})
    void aRowThatIsNoneIsRefusedWithItsLine(String row) {
        assertThatThrownBy(() -> read(HEADER + row + "\n")).isInstanceOf(InvalidInputException.class)
                .hasMessage("history.csv, line 2: is not a row of a history");
    }

    @Test
    void anotherTableIsRefused() {
        assertThatThrownBy(() -> read("a,b\n1,2\n")).isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("history.csv: must begin with phase,iteration");
    }
}
