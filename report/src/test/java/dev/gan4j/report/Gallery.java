package dev.gan4j.report;

import dev.gan4j.eval.Alarm;
import dev.gan4j.model.TrainingOutcome;
import java.nio.file.Path;
import java.util.List;

/** Draws made-up runs into a folder, to look at: {@code java ... dev.gan4j.report.Gallery FOLDER}. */
final class Gallery {

    private Gallery() {}

    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        Path folder = Path.of(arguments[0]);
        RunReport.write(Samples.good(), Samples.facts(TrainingOutcome.COMPLETED, List.of()),
                folder.resolve("good"));
        System.out.println((System.nanoTime() - start) / 1_000_000 + " ms for the first");
        if (arguments.length > 1) {
            return;
        }
        RunReport.write(Samples.collapsed(), Samples.facts(TrainingOutcome.COMPLETED,
                List.of(new Alarm(Alarm.Kind.GENERATOR_COLLAPSED, 400, "G has collapsed at iteration 400."))),
                folder.resolve("collapsed"));
        RunReport.write(Samples.broken(), Samples.facts(TrainingOutcome.NOT_FINITE,
                List.of(new Alarm(Alarm.Kind.NOT_FINITE, 450, "D's weights were not finite at iteration 450."))),
                folder.resolve("broken"));
    }
}
