package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.model.GanModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Tells files that are whole from those that are not, where their bytes differ from run to run by the time it took. */
final class WholeFiles {

    private WholeFiles() {}

    static void check(String name, byte[] bytes, byte @Nullable [] reference) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "gan" -> {
                Path copy = Files.createTempFile("gan4j-", ".gan");
                Files.write(copy, bytes);
                assertThat(GanModel.read(copy).experiment()).isNotNull();
                Files.delete(copy);
            }
            case "json" -> assertThat(JsonMapper.shared().readTree(text).has("outcome")).as(name).isTrue();
            case "html" -> assertThat(text).as(name).startsWith("<!doctype html>").endsWith("</html>\n");
            case "csv" -> assertThat(text.lines().count()).as(name)
                    .isEqualTo(reference == null
                            ? -1
                            : new String(reference, StandardCharsets.UTF_8).lines().count());
            case "txt" -> assertThat(text).as(name).contains("\"sweep\":1");
            default -> assertThat(name).as("not as it was before, nor as it is without a fault")
                    .contains("/checkpoint-");
        }
    }
}
