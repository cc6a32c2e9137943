package dev.gan4j.experiment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.testing.ParserFuzzing;
import dev.gan4j.testing.ScratchFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Sweep files from anywhere. */
final class SweepFuzzTest extends ParserFuzzing {

    private static final int FEW = 50;

    private final ScratchFile file = new ScratchFile("any.yaml");
    private final ScratchFile plan = new ScratchFile("plan.yaml");

    SweepFuzzTest() {
        super("sweep");
    }

    @Override
    protected List<String> words() {
        List<String> words = new ArrayList<>(ExperimentWords.ALL);
        words.addAll(List.of("sweep:", "base: ", "set: ", "seeds: ", "success: ", "grid: ", "settings: ", "groups: ",
                "experiment: ", "values: ", "1..20", "1,2,10..19", "..", "tutorial"));
        return words;
    }

    @Override
    protected void parse(byte[] input) throws IOException {
        SweepSpec spec = SweepSpec.read(file.holding(input), SweepSpec.Additions.NONE);
        assertThat(spec.settings()).isNotEmpty();
        if (spec.settings().size() > FEW) {
            return;
        }
        SweepSpec again = SweepSpec.read(plan.holding(spec.toYaml()), SweepSpec.Additions.NONE);
        assertThat(again).as("what is written is read back as it was: %s", spec.toYaml()).isEqualTo(spec);
    }
}
