package dev.gan4j.library;

import dev.gan4j.Gan;
import java.nio.file.Path;
import java.util.Arrays;

/** Another process, which has a model's file alone. */
final class SampleElsewhere {

    private SampleElsewhere() {}

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        // load
        Gan gan = Gan.load(file);
        System.out.println(Arrays.deepToString(gan.sample(3)));
        // end
    }
}
