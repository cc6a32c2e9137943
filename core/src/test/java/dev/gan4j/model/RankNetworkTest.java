package dev.gan4j.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.InvalidInputException;
import dev.gan4j.cascade.Condition;
import dev.gan4j.cascade.TableGenerator;
import dev.gan4j.data.Dataset;
import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.train.TableTrainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small tables of real columns. */
final class RankNetworkTest {

    private static final int ROWS = 600;
    private static final Map<String, String> QUICK = Map.of("generator.embedding", "8", "generator.hidden", "8",
            "likelihood.epochs", "2", "game.iterations", "0", "ranks.iterations", "400", "ranks.hidden", "[16]");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;
    @SuppressWarnings("NullAway.Init")
    private static TableModel model;

    /** Two real columns that go together, and a class of 0 and 1 that follows their sum. */
    private static String table(String third) {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("a,b,kind\n");
        for (int i = 0; i < ROWS; i++) {
            double a = random.nextGaussian();
            double b = a + 0.5 * random.nextGaussian();
            text.append(String.format(Locale.ROOT, "%.3f,%.3f,%s%n", a, b,
                    third.isEmpty() ? a + b > 1 ? "1" : "0" : third));
        }
        return text.toString();
    }

    private static TableTrainer trainer(String name, String text, Map<String, String> more) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        Map<String, String> fields = new HashMap<>(QUICK);
        fields.putAll(more);
        return TableTrainer.of(TableExperiment.of(file).with(fields));
    }

    @BeforeAll
    static void train() throws IOException {
        model = trainer("real.csv", table(""), Map.of()).train(progress -> {}, Judging.WITHOUT_REFEREES);
    }

    @Test
    void itSamplesSmallTablesOfRealColumnsOnly() throws IOException {
        assertThat(model.ranks()).isNotNull();
        assertThat(trainer("never.csv", table(""), Map.of("ranks.rows", "0")).isRanked()).isFalse();
        assertThat(trainer("large.csv", table(""), Map.of("ranks.rows", "400")).isRanked()).isFalse();
        assertThat(trainer("words.csv", table("yes").replaceFirst(",yes", ",no"), Map.of()).isRanked()).isFalse();
        assertThat(trainer("blank.csv", table("").replaceFirst("\n[^,]*,", "\n,"), Map.of()).isRanked()).isFalse();
    }

    @Test
    void samplesGoTogetherAsRealRowsDo() {
        Dataset drawn = model.generator().sample(5, 0, 4000, List.of());
        double product = 0;
        double squares = 0;
        for (int row = 0; row < drawn.rows(); row++) {
            product += drawn.values().get(row, 0) * drawn.values().get(row, 1);
            squares += drawn.values().get(row, 0) * drawn.values().get(row, 0);
            assertThat(drawn.values().get(row, 2)).isIn(0.0, 1.0);
            assertThat(drawn.values().get(row, 0)).isEqualTo(Math.rint(drawn.values().get(row, 0) * 1000) / 1000);
        }
        assertThat(product / squares).isCloseTo(1, within(0.3));
    }

    @Test
    void aRowDependsOnTheSeedAndItsNumberAlone() {
        Dataset all = model.generator().sample(5, 0, 100, List.of());
        assertThat(model.generator().sample(5, 60, 40, List.of()).values())
                .isEqualTo(all.values().select(IntStream.range(60, 100).toArray()));
        assertThat(model.generator().sample(6, 0, 100, List.of()).values()).isNotEqualTo(all.values());
    }

    @Test
    void conditionsAreForTheCascade() {
        Condition kind = new Condition(2, "kind = 1", value -> value == 1);
        Dataset drawn = model.generator().sample(5, 0, 50, List.of(kind));
        assertThat(drawn.column(2)).containsOnly(1.0);
        TableGenerator alone = new TableGenerator(model.schema(), model.codec(), model.cascade(), model.weights(),
                null);
        assertThat(drawn.values()).isEqualTo(alone.sample(5, 0, 50, List.of(kind)).values());
    }

    @Test
    void aModelReadsBackAsItWas() throws IOException {
        Path file = folder.resolve("real.gan");
        model.write(file);
        TableModel read = TableModel.read(file);
        assertThat(read.generator().sample(9, 0, 30, List.of()).values())
                .isEqualTo(model.generator().sample(9, 0, 30, List.of()).values());
        assertThat(requireNonNull(read.ranks()).pair().codec()).isEqualTo(requireNonNull(model.ranks()).pair().codec());
    }

    @Test
    void ranksOfOtherColumnsAreRefused() throws IOException {
        Path file = folder.resolve("damaged.gan");
        model.write(file);
        Map<String, byte[]> entries = new LinkedHashMap<>(ModelFiles.entries(file));
        String manifest = new String(entries.get("manifest.json"), StandardCharsets.UTF_8);
        String cut = manifest.replaceFirst("\"ranks\" : \\[ \\{", "\"ranks\" : [ { \"centre\" : 0, \"scale\" : 1 }, {");
        assertThat(cut).isNotEqualTo(manifest);
        entries.put("manifest.json", cut.getBytes(StandardCharsets.UTF_8));
        ModelFiles.zip(file, ZipEntry.STORED, entries);
        assertThatThrownBy(() -> TableModel.read(file)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("manifest.json: ranks");
    }

    @Test
    void theSameSeedGivesTheSameSamples() throws IOException {
        TableModel again = trainer("again.csv", table(""), Map.of()).threads(2).train(progress -> {},
                Judging.WITHOUT_REFEREES);
        assertThat(again.generator().sample(1, 0, 20, List.of()).values())
                .isEqualTo(model.generator().sample(1, 0, 20, List.of()).values());
    }
}
