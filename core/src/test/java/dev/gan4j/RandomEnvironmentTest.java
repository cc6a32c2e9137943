package dev.gan4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.testing.RandomEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

final class RandomEnvironmentTest {

    @Test
    void aSeedGivesTheSameEnvironmentAgain() {
        assertThat(RandomEnvironment.of(42)).isEqualTo(RandomEnvironment.of(42));
    }

    @Test
    void environmentsHaveTheLocalesThatBreakPrograms() {
        Set<String> locales = new HashSet<>();
        Set<String> lineEnds = new HashSet<>();
        for (int seed = 0; seed < 1000; seed++) {
            RandomEnvironment environment = RandomEnvironment.of(seed);
            locales.add(environment.locale().toLanguageTag());
            lineEnds.add(environment.lineEnd());
        }
        assertThat(locales).contains("tr-TR", "ar-EG", "fa-IR", "hi-IN-u-nu-deva", "th-TH-u-ca-buddhist-nu-thai");
        assertThat(lineEnds).containsExactlyInAnyOrder("\n", "\r\n");
    }

    /** A build that draws no environment would go unseen. */
    @Test
    void theBuildRunsTestsInTheEnvironmentThatItDrew() {
        String seed = System.getProperty(RandomEnvironment.SEED);
        if (seed == null || seed.equals("off")) {
            assertThat(System.getProperty("gan4j.env")).as("drawn by the build, unless it is off").isNotEqualTo("on");
            return;
        }
        RandomEnvironment environment = RandomEnvironment.of(Long.parseLong(seed));
        assertThat(Locale.getDefault()).isEqualTo(environment.locale());
        assertThat(TimeZone.getDefault().getID()).isEqualTo(environment.zone());
        assertThat(System.lineSeparator()).isEqualTo(environment.lineEnd());
        assertThat(Path.of(System.getProperty("java.io.tmpdir"))).matches(Files::isDirectory, "is a folder")
                .hasFileName(environment.temporary());
    }
}
