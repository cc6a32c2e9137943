package dev.gan4j.cli;

import dev.gan4j.data.Distribution;
import dev.gan4j.experiment.DataSpec;
import org.jspecify.annotations.Nullable;

/** The preset that is trained if none is named: the tutorial, or for other data than its own a recipe that works. */
final class DefaultPreset {

    static final String TUTORIAL = "tutorial";
    static final String RECOMMENDED = "recommended";

    private DefaultPreset() {}

    /**
     * Returns the name of a preset.
     *
     * @param data the data to train on; null for the preset's own data
     */
    static String of(@Nullable DataSpec data) {
        return switch (data) {
            case null -> TUTORIAL;
            // Narrow modes on a ring or a grid have their own recipes.
            case DataSpec.Known(Distribution distribution) -> {
                String expression = distribution.expression();
                yield expression.startsWith("ring") ? "ring8" : expression.startsWith("grid") ? "grid25" : RECOMMENDED;
            }
            case DataSpec.Csv csv -> RECOMMENDED;
            case DataSpec.Image image -> RECOMMENDED;
            case DataSpec.Given given -> RECOMMENDED;
        };
    }

    /** Returns a sentence that says so, and how to use the tutorial's recipe. */
    static String sentence(DataSpec data, String written) {
        String preset = of(data);
        return "no preset was named, so these data are trained with the preset " + preset
                + (preset.equals(RECOMMENDED) && !data.isUnivariate()
                        ? " (made for one column, and found to work for smooth data of two)"
                        : "")
                + "; for the tutorial's recipe: gan4j train tutorial --data " + ShellWord.of(written);
    }
}
