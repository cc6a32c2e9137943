package dev.gan4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.data.Distribution;
import dev.gan4j.data.RealData;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final RealData NORMAL = new RealData.Known(Distribution.parse("normal(-1,1)"));

    static double[] draw(String distribution, int count, long seed) {
        AddressedRandom random = new AddressedRandom(seed);
        random.seek(Stream.SAMPLES, 0);
        Distribution.Sampler sampler = Distribution.parse(distribution).sampler(random);
        double[] values = new double[count];
        Arrays.setAll(values, i -> sampler.sample());
        return values;
    }

    @Test
    void aRealSampleIsAtTheFloor() {
        Judgement judgement = Judge.against(NORMAL, draw("normal(-1,1)", 100_000, 1), 5);
        assertThat(judgement.wasserstein1()).isLessThan(2 * judgement.wasserstein1Floor());
        assertThat(judgement.ks()).isLessThan(2 * judgement.ksFloor());
        assertThat(judgement.ksFloor()).isCloseTo(0.8687 / Math.sqrt(100_000), within(0.001));
        assertThat(judgement.meanReal()).isEqualTo(-1);
        assertThat(judgement.sdReal()).isEqualTo(1);
        assertThat(judgement.meanGenerated()).isCloseTo(-1, within(0.02));
        assertThat(judgement.sdGenerated()).isCloseTo(1, within(0.02));
        assertThat(judgement.samples()).isEqualTo(100_000);
        assertThat(judgement.verdict()).startsWith("Indistinguishable");
    }

    @Test
    void aShiftIsMeasuredInFull() {
        Judgement judgement = Judge.against(NORMAL, draw("normal(-0.5,1)", 100_000, 1), 5);
        assertThat(judgement.wasserstein1()).isCloseTo(0.5, within(0.01));
        // 2 Phi(0.25) - 1
        assertThat(judgement.ks()).isCloseTo(0.19741, within(0.005));
        assertThat(judgement.verdict()).startsWith("Off").contains("mean is shifted by 0.5").doesNotContain("shape");
    }
}
