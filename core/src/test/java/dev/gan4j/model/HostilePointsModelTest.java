package dev.gan4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.train.Trainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a manifest says of several columns, of modes and of classes. */
final class HostilePointsModelTest {

    @SuppressWarnings("NullAway.Init")
    private static GanModel model;

    @SuppressWarnings("NullAway.Init")
    private static Map<String, byte[]> entries;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @BeforeAll
    static void train() throws IOException {
        model = Trainer.of(Experiment.preset("ring8").with(Map.of("label", "mode", "iterations", "2",
                "evaluation.samples", "1000", "evaluation.quickSamples", "100"))).train().toModel();
        Path file = folder.resolve("model.gan");
        model.write(file);
        entries = ModelFiles.entries(file);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/columns | [] | manifest.json: columns must be the units of the experiment's 2 columns but was []",
            "/columns/1/name | \"x1\" | columns[1].name must be \"x2\", as in the experiment, but was \"x1\"",
            "/columns/0/scale | 0 | columns[0].scale must be positive but was 0",
            "/judgement/columns | [] | columns must be a list of 2 judgements but was []",
            "/judgement/columns/1/name | \"x1\" | columns[1].name must be that of the experiment's column but was \"x1\"",
            "/judgement/modes | 0 | modes must be an integer of at least 1 but was 0",
            "/judgement/scores/mmd/floor | \"x\" | mmd.floor must be a number but was \"x\"",
            "/judgement/scores/mmd/value | \"NaN\" | mmd.value must be a finite number but was \"NaN\"",
            "/judgement/scores/mmd | {\"notJudged\": \"\\u0007\"} | mmd.notJudged must be one line",
            "/judgement/scores/slicedWasserstein1 | {\"notJudged\": \"no\"} | scores must be those of a judgement",
            "/judgement/checks | [1] | checks must be a list of lines of text but was [1]",
            "/judgement/parts/judging | -1 | parts.judging must be an integer of at least 0 but was -1",
            "/judgement/classes/0/samples | -1 | samples must be an integer of at least 0 but was -1",
            "/judgement/classes/0/name | \"1234567890123456789012345678901234567890123456789012345678901\" | classes[0].name must be "})
    void whatIsSaidOfPointsIsChecked(String pointer, String json, String message) throws IOException {
        Path file = changed(pointer, json);

        assertThatThrownBy(() -> GanModel.read(file)).isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ": manifest.json: ").hasMessageContaining(message);
    }

    @Test
    void allThatWasJudgedIsReadAgain() throws IOException {
        GanModel read = GanModel.read(changed("/seconds", "7.5"));

        assertThat(read.seconds()).isEqualTo(7.5);
        assertThat(read.judgement()).isEqualTo(model.judgement());
        assertThat(read.judgement().modes()).isEqualTo(8);
        assertThat(read.judgement().floor("modesPopulated")).isEqualTo(8);
        assertThat(read.judgement().classes()).hasSize(8);
    }

    /** The model's file with another value at a place of its manifest. */
    private static Path changed(String pointer, String json) throws IOException {
        JsonNode manifest = JsonMapper.shared().readTree(entries.get("manifest.json"));
        int slash = pointer.lastIndexOf('/');
        String last = pointer.substring(slash + 1);
        JsonNode value = JsonMapper.shared().readTree(json);
        switch (manifest.at(pointer.substring(0, slash))) {
            case ObjectNode object -> assertThat(object.replace(last, value)).as("what was there").isNotNull();
            case ArrayNode array -> array.set(Integer.parseInt(last), value);
            default -> throw new AssertionError("there is no " + pointer);
        }
        Map<String, byte[]> all = new LinkedHashMap<>(entries);
        all.put("manifest.json", manifest.toString().getBytes(StandardCharsets.UTF_8));
        Path file = folder.resolve("changed.gan");
        ModelFiles.zip(file, ZipEntry.STORED, all);
        return file;
    }
}
