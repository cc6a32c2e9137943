package dev.gan4j.experiment;

import java.nio.file.Path;
import java.util.List;

final class ExperimentYaml {
    private ExperimentYaml() {}

    static Experiment preset(String name) {
        throw new IllegalStateException("under construction: " + name);
    }

    static List<String> presets() {
        throw new IllegalStateException("under construction");
    }

    static Experiment read(Path file) {
        throw new IllegalStateException("under construction: " + file);
    }

    static Experiment parse(String yaml) {
        throw new IllegalStateException("under construction: " + yaml);
    }

    static Experiment with(Experiment experiment, String path, String value) {
        throw new IllegalStateException("under construction: " + experiment + path + value);
    }

    static String write(Experiment experiment) {
        throw new IllegalStateException("under construction: " + experiment);
    }
}
