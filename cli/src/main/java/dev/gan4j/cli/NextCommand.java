package dev.gan4j.cli;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.run.RunDirectory;
import dev.gan4j.train.TrainedGan;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A suggestion after a training: a sentence if necessary, and a command to copy. */
final class NextCommand {

    private static final int TOO_LARGE = 10;

    private NextCommand() {}

    /**
     * Returns the lines.
     *
     * @param gan  the result of the training
     * @param run  its directory
     * @param data the words of a command line that name its data
     */
    static List<String> lines(TrainedGan gan, Path run, List<String> data) {
        String experiment = ShellWord.of(run.resolve(RunDirectory.EXPERIMENT));
        if (gan.outcome() == TrainingOutcome.STOPPED) {
            return List.of();
        }
        if (gan.outcome() == TrainingOutcome.NOT_FINITE) {
            BigDecimal rate = BigDecimal.valueOf(gan.experiment().optimiser().learningRate())
                    .divide(BigDecimal.valueOf(TOO_LARGE)).stripTrailingZeros();
            return List.of("The numbers grew beyond all bounds. A smaller learning rate often helps:",
                    line("train", experiment, "--set", "optimiser.learningRate=" + rate.toPlainString()));
        }
        return switch (gan.judgement().verdict().grade()) {
            case INDISTINGUISHABLE, CLOSE, TOO_FEW_ROWS ->
                List.of(line("sample", ShellWord.of(run), "-n", "1000", "-o", "samples.csv"));
            case OFF -> DefaultPreset.TUTORIAL.equals(gan.experiment().name())
                    ? List.of(
                            "The tutorial's recipe is deliberately untuned, and most runs of it end like this. A recipe"
                                    + " that rarely does:",
                            line(Stream.concat(Stream.of("train", DefaultPreset.RECOMMENDED),
                                    data.stream().map(ShellWord::of)).toArray(String[]::new)))
                    : List.of("A longer training often comes closer:",
                            line("train", experiment, "--iterations", Long.toString(longer(gan.experiment()))));
        };
    }

    /** The preset's number of iterations, or twice the present number. */
    private static long longer(Experiment experiment) {
        int usual = Experiment.presets().contains(experiment.name())
                ? Experiment.preset(experiment.name()).iterations()
                : 0;
        return Math.min(Integer.MAX_VALUE, Math.max(usual, 2L * experiment.iterations()));
    }

    private static String line(String... words) {
        String command = Optional.ofNullable(System.getProperty("gan4j.command")).map(ShellWord::of).orElse("gan4j");
        return "Next:   " + command + " " + Stream.of(words).collect(Collectors.joining(" "));
    }
}
