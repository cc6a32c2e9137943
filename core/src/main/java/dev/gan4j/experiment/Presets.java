package dev.gan4j.experiment;

import dev.gan4j.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The experiments that ship with the library; each is a complete YAML file among its resources. */
final class Presets {

    /** The preset whose values stand for what an experiment leaves out. */
    static final String TUTORIAL = "tutorial";

    private static final List<String> NAMES = List.of("aylien", "gan-lab", "grid25", "pacgan", "recommended", "ring8",
            TUTORIAL, "wgan-gp-toy");

    private Presets() {}

    static List<String> names() {
        return NAMES;
    }

    static Experiment get(String name) {
        if (!NAMES.contains(name)) {
            throw new InvalidInputException("there is no preset \"" + name + "\"; there is: " + String.join(", ", NAMES)
                    + Spelling.hint(name, NAMES));
        }
        String source = "preset " + name + ": ";
        return new ExperimentReader(source, null).read(YamlText.parseObject(text(name), source));
    }

    private static String text(String name) {
        try (InputStream in = Presets.class.getResourceAsStream("presets/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the library's jar lacks its preset " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
