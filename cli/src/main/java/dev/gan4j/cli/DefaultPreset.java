package dev.gan4j.cli;

import dev.gan4j.data.Distribution;
import dev.gan4j.experiment.DataSpec;
import org.jspecify.annotations.Nullable;

/** What is trained where nobody names a preset: the tutorial, and for other data than its own a recipe that works. */
final class DefaultPreset {

    static final String TUTORIAL = "tutorial";
    static final String RECOMMENDED = "recommended";

    private DefaultPreset() {}

    /**
     * Returns the name of a preset.
     *
     * @param data what it is to be trained on; null for its own data
     */
    static String of(@Nullable DataSpec data) {
        return switch (data) {
            case null -> TUTORIAL;
            // Narrow modes on a ring or a grid have a recipe of their own.
            case DataSpec.Known(Distribution distribution) -> {
                String expression = distribution.expression();
                yield expression.startsWith("ring") ? "ring8" : expression.startsWith("grid") ? "grid25" : RECOMMENDED;
            }
            case DataSpec.Csv csv -> RECOMMENDED;
            case DataSpec.Image image -> RECOMMENDED;
            case DataSpec.Given given -> RECOMMENDED;
        };
    }

    /** Says so, and how to have the tutorial. */
    static String sentence(DataSpec data, String written) {
        String preset = of(data);
        return "no preset was named, so these data are trained with the preset " + preset
                + (preset.equals(RECOMMENDED) && !data.isUnivariate()
                        ? " (made for one column, and found to work for smooth data of two)"
                        : "")
                + "; for the tutorial's recipe: gan4j train tutorial --data " + ShellWord.of(written);
    }
}
