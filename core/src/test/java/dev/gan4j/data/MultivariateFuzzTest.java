package dev.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.random.AddressedRandom;
import dev.gan4j.testing.ParserFuzzing;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Expressions of distributions in several dimensions from anywhere. */
final class MultivariateFuzzTest extends ParserFuzzing {

    MultivariateFuzzTest() {
        super("multivariate");
    }

    @Override
    protected List<String> words() {
        return List.of("ring8", "grid25", "ring(", "grid(", "blobs(", "moons(", "swissroll(", "spiral(", "line(",
                "checkerboard", "pinwheel", "product(", "normal(0,1)", "mixture(", "1e6", "10000", "100", ")", ",");
    }

    @Override
    protected void parse(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Distribution distribution = Distribution.parse(text);
        assertThat(Distribution.isMeant(text)).isTrue();
        assertThat(Distribution.parse(distribution.expression()).expression())
                .isEqualTo(distribution.expression());
        double[] point = new double[distribution.dimension()];
        distribution.sampler(new AddressedRandom(1)).sample(point);
        for (double coordinate : point) {
            assertThat(coordinate).isFinite();
        }
    }
}
