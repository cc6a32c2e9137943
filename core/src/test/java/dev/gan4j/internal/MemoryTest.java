package dev.gan4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.engine.State;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.graph.Shape;
import dev.gan4j.train.Trainer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MemoryTest {

    @Test
    void whatFitsIsAllowedAndWhatDoesNotIsRefusedWithBothSizes() {
        long most = Runtime.getRuntime().maxMemory();
        assertThatCode(() -> Memory.require("all", most)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Memory.require("a minibatch of batch 7", 3 * most))
                .isInstanceOf(InvalidInputException.class).message().hasLineCount(1)
                .startsWith("a minibatch of batch 7 needs at least ").contains(Memory.size(3 * most), Memory.size(most),
                        "GAN4J_JAVA_OPTS=-Xmx");
    }

    @Test
    void whatItAsksForIsEnough() {
        long most = Runtime.getRuntime().maxMemory();
        for (long bytes : new long[]{0, most, 10 * most, 1L << 45}) {
            Matcher asked = Pattern.compile("-Xmx(\\d+)g").matcher(Memory.more(bytes));
            assertThat(asked.find()).isTrue();
            assertThat(Long.parseLong(asked.group(1)) << 30).isGreaterThanOrEqualTo(bytes).isGreaterThan(most);
        }
    }

    @Test
    void sizesAreRoundedUpSoThatNoneIsNothing() {
        assertThat(Memory.size(1)).isEqualTo("1 MiB");
        assertThat(Memory.size(48 << 20)).isEqualTo("48 MiB");
        assertThat(Memory.size(3L << 29)).isEqualTo("1.5 GiB");
    }

    @Test
    void aTrainingThatCannotFitIsRefusedBeforeAnythingIsMade() {
        Experiment large = Experiment.preset("tutorial").with(Map.of("batch", "1000000", "latent", "normal",
                "generator.hidden", "[1000, 1000]", "discriminator.hidden", "[1000, 1000]"));
        assertThatThrownBy(() -> Trainer.of(large).listen(event -> {
            throw new AssertionError("it began");
        }).train()).isInstanceOf(InvalidInputException.class).hasMessageContaining("batch")
                .hasMessageContaining("needs at least");
    }

    @Test
    void weightsThatCannotFitAreRefusedByName() {
        State state = new State();
        assertThatThrownBy(() -> {
            for (int i = 0; i < 1000; i++) {
                state.add("layer." + i, new Shape(40_000, 40_000));
            }
        }).isInstanceOf(InvalidInputException.class).hasMessageContaining("(40000, 40000)");
    }
}
