package dev.gan4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each preset is what it was when it was a complete file; its text was recorded from {@code toYaml()} then. */
final class PresetTextTest {

    static List<String> presets() {
        return Experiment.presets();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void aPresetGivesWhatItAlwaysGave(String name) throws IOException {
        try (InputStream recorded = PresetTextTest.class.getResourceAsStream("preset-texts/" + name + ".yaml")) {
            assertThat(Experiment.preset(name).toYaml())
                    .isEqualTo(new String(Objects.requireNonNull(recorded).readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
