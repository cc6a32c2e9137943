package dev.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CsvColumnTest {

    static Path faithful() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(CsvColumnTest.class.getResource("faithful.csv"), "faithful.csv").toURI());
    }

    @Test
    void readsTheEruptionsOfOldFaithful() throws Exception {
        CsvColumn.Result result = CsvColumn.read(faithful(), CsvColumn.Options.DETECT);
        assertThat(result.values()).hasSize(272).startsWith(3.6, 1.8, 3.333);
        assertThat(result.name()).isEqualTo("eruptions");
        assertThat(result.header()).isTrue();
        assertThat(result.number()).isEqualTo(1);
    }
}
