package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.eval.Calibration;
import dev.gan4j.model.GanModel;
import dev.gan4j.refine.Refinement;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that let D choose among what G makes. */
final class RefineOptions {

    private static final String REJECTION = "rejection";
    private static final String METROPOLIS_HASTINGS = "mh";

    @Option(names = "--refine", paramLabel = "rejection|mh",
            description = "Let the discriminator choose among the generator's samples: by rejection, or by mh,"
                    + " Metropolis-Hastings chains.")
    private @Nullable String method;

    @Option(names = "--burn-in", paramLabel = "K", description = "Samples that each chain of --refine mh looks at"
            + " (default: " + Refinement.DEFAULT_BURN_IN + ").")
    private @Nullable Integer burnIn;

    /** Refuses the options where the model is that of a table. */
    void refuse(Path file, CommandLine command) {
        if (method != null || burnIn != null) {
            throw new ParameterException(command,
                    (method != null ? "--refine" : "--burn-in") + " has no effect on " + file
                            + ", which is of a table: its discriminator is not kept");
        }
    }

    /** Returns what chooses, null where nothing is to be chosen. */
    @Nullable
    Refinement of(GanModel model, Path file, CommandLine command) {
        if (burnIn != null && !METROPOLIS_HASTINGS.equals(method)) {
            throw new ParameterException(command, "--burn-in belongs to --refine mh");
        }
        if (method == null) {
            return null;
        }
        boolean rejects = method.equals(REJECTION);
        if (!rejects && !method.equals(METROPOLIS_HASTINGS)) {
            throw new ParameterException(command, "--refine must be rejection or mh but was " + method);
        }
        Calibration calibration = calibration(model, file);
        return rejects
                ? Refinement.rejection(model.generator(), model.discriminator(), calibration)
                : Refinement.metropolisHastings(model.generator(), model.discriminator(), calibration,
                        burnIn == null ? Refinement.DEFAULT_BURN_IN : burnIn);
    }

    private static Calibration calibration(GanModel model, Path file) {
        Calibration calibration = model.calibration();
        if (calibration != null) {
            return calibration;
        }
        if (!model.generator().classes().isEmpty()) {
            throw new InvalidInputException(
                    file + " cannot be refined: its discriminator judges samples by their class");
        }
        int together = model.discriminator().rowsTogether();
        throw new InvalidInputException(file + " cannot be refined: " + (together > 1
                ? "its discriminator judges " + together + " samples together (packing, minibatch discrimination)"
                : "it contains no calibration of its discriminator; gan4j " + model.libraryVersion()
                        + " wrote none, or the training did not stay finite; train it again"));
    }

    void report(GanModel model, Path file, Refinement refinement, PrintWriter err) {
        if (!calibration(model, file).isInformative()) {
            err.println(
                    "warning: the discriminator does not rank real samples above generated ones, so nothing is "
                            + "refined");
        }
        err.println(String.format(Locale.ROOT, "acceptance rate %.3f (%s)", refinement.acceptanceRate(), method));
        err.flush();
    }
}
