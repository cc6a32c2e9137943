package dev.gan4j.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.train.History;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HistoryCsvTest {

    private static final String HEADER = "phase,iteration,objectiveD,objectiveG,pretrainingLoss,wasserstein1\n";

    @Test
    void aLookBeforeTheFirstIterationHasALineOfItsOwn() throws IOException {
        History history = new History(new float[]{0.5f}, new float[]{1, 2}, new float[]{3, 4}, new long[]{0, 2},
                new double[]{7, 8});
        assertThat(csv(history)).isEqualTo(HEADER + """
                pretraining,1,,,0.5,
                training,0,,,,7.0
                training,1,1.0,3.0,,
                training,2,2.0,4.0,,8.0
                """);
    }

    @Test
    void thereNeedBeNoLooks() throws IOException {
        History history = new History(new float[0], new float[]{1}, new float[]{3}, new long[0], new double[0]);
        assertThat(csv(history)).isEqualTo(HEADER + "training,1,1.0,3.0,,\n");
    }

    private static String csv(History history) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        HistoryCsv.write(history, text);
        return text.toString(StandardCharsets.UTF_8);
    }
}
