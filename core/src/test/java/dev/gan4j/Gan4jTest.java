package dev.gan4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class Gan4jTest {

    @Test
    void theVersionIsTheBuilds() {
        assertThat(Gan4j.version()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }
}
