package dev.gan4j.library;

import dev.gan4j.data.Points;
import dev.gan4j.model.GanModel;
import java.nio.file.Path;
import java.util.Arrays;

/** Another process, which has a model's file alone. */
final class SampleElsewhere {

    private SampleElsewhere() {}

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        // load
        GanModel model = GanModel.read(file);
        Points more = model.generator().points(0, 3, 42);
        System.out.println(Arrays.toString(more.column(0)));
        // end
    }
}
