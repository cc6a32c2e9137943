package dev.gan4j.train.internal;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.codec.Codec;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Labels;
import dev.gan4j.data.Modes;
import dev.gan4j.data.Range;
import dev.gan4j.data.RealData;
import dev.gan4j.data.Schema;
import dev.gan4j.data.csv.CsvFacts;
import dev.gan4j.data.csv.CsvTable;
import dev.gan4j.data.internal.Holdout;
import dev.gan4j.data.internal.ImageMask;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.ExperimentBuilder;
import dev.gan4j.experiment.LabelSpec;
import dev.gan4j.experiment.RangeSpec;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.internal.Sha256;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An experiment's real data, read, split and measured.
 *
 * @param plan  the experiment, and what was found in its data
 * @param data  the data that D sees and that the result is judged against
 * @param codec the map between columns and features
 * @param facts other facts about the file; null if there is none
 */
public record PreparedData(TrainingPlan plan, RealData data, Codec codec, @Nullable CsvFacts facts) {

    /**
     * Returns what is trained.
     *
     * @return the plan's experiment
     */
    public Experiment experiment() {
        return plan.experiment();
    }

    /**
     * Reads an experiment's data.
     *
     * @param experiment any
     * @return its data
     * @throws InvalidInputException if they cannot be used
     */
    public static PreparedData of(Experiment experiment) {
        return of(experiment, new ReadFiles());
    }

    /**
     * Reads an experiment's data, using files that were read before.
     *
     * @param experiment any
     * @param shared     the files
     * @return its data
     * @throws InvalidInputException if they cannot be used
     */
    public static PreparedData of(Experiment experiment, ReadFiles shared) {
        return switch (experiment.data()) {
            case DataSpec.Known known -> known(experiment, known, known.distribution());
            case DataSpec.Image image -> image(experiment, image, shared);
            case DataSpec.Csv csv -> table(experiment, csv, shared);
            case DataSpec.Given given -> throw new InvalidInputException("data: the experiment was trained on "
                    + given.count() + " samples from a program; name a distribution or a file instead");
        };
    }

    /**
     * Uses rows in memory instead of the experiment's own data.
     *
     * @param experiment any
     * @param data       the rows
     * @return the rows, split and measured
     * @throws InvalidInputException if they cannot be used
     */
    public static PreparedData of(Experiment experiment, Dataset data) {
        requireFinite(data);
        Labels labels = data.labels();
        LabelSpec label = experiment.label();
        if (labels == null && label != null) {
            throw new InvalidInputException("label must be none if the rows have no classes");
        }
        boolean isLine = labels == null && data.schema().width() == 1;
        DataSpec given = new DataSpec.Given(data.rows(), isLine ? List.of() : data.schema().keys(), sha256(data));
        // What was chosen for such columns is kept.
        ExperimentBuilder completed = experiment.data() instanceof DataSpec.Given same
                && same.columnNames().equals(given.columnNames())
                        ? experiment.toBuilder().data(given)
                        : experiment.withData(given).toBuilder();
        if (experiment.range() instanceof RangeSpec.Fixed) {
            completed.range(new RangeSpec.Auto());
        }
        if (labels != null) {
            completed.label(label == null
                    ? new LabelSpec("class", labels.classes(), labels.shares(), null, LabelSpec.Critic.PROJECTION)
                    : new LabelSpec(label.column(), labels.classes(), labels.shares(), label.embedding(),
                            label.discriminator()));
        }
        return rows(TrainingPlan.of(completed.buildExactly()), data, null);
    }

    private static void requireFinite(Dataset data) {
        for (int row = 0; row < data.rows(); row++) {
            for (int column = 0; column < data.schema().width(); column++) {
                double value = data.values().get(row, column);
                if (!Double.isFinite(value)) {
                    throw new InvalidInputException("row " + (row + 1) + ", column "
                            + data.schema().keys().get(column) + ": must be finite but was " + value);
                }
            }
        }
    }

    private static PreparedData known(Experiment experiment, DataSpec data, Distribution distribution) {
        Modes modes = distribution.modes();
        LabelSpec label = experiment.label();
        if (label != null && modes != null && !label.classes().isEmpty() && label.classes().size() != modes.count()) {
            throw new InvalidInputException("label.classes must be one for each of the " + modes.count()
                    + " modes but were " + label.classes().size());
        }
        LabelSpec found = label == null || modes == null
                ? label
                : label.found(label.column(),
                        IntStream.rangeClosed(1, modes.count()).mapToObj(Integer::toString).toList(),
                        Collections.nCopies(modes.count(), 1.0 / modes.count()));
        return fitted(new TrainingPlan(experiment, data, found), new RealData.Known(distribution), null);
    }

    private static PreparedData image(Experiment experiment, DataSpec.Image image, ReadFiles shared) {
        ImageMask mask = shared.image(image.file());
        checkHash(image.file(), image.sha256(), mask.sha256());
        return known(experiment, new DataSpec.Image(image.file(), mask.sha256()), mask);
    }

    private static PreparedData table(Experiment experiment, DataSpec.Csv csv, ReadFiles shared) {
        CsvTable.Result read = shared.table(csv.file(), csv.reading(experiment.label()));
        checkHash(csv.file(), csv.sha256(), read.sha256());
        Schema schema = read.data().schema();
        experiment.coupling().check(experiment.batch(), schema.width(), experiment.latent().dimension());
        LabelSpec label = experiment.label();
        Labels labels = label == null ? null : labels(read, label, csv.file());
        TrainingPlan plan = new TrainingPlan(experiment,
                new DataSpec.Csv(csv.file(), new ColumnChoice.Named(schema.keys()), read.header(), read.separator(),
                        csv.missing(), read.sha256()),
                labels == null
                        ? null
                        : requireNonNull(label).found(requireNonNull(read.label()), labels.classes(), labels.shares()));
        return named(csv.file() + (schema.width() == 1
                ? ", column '" + schema.columns().getFirst().name() + "'"
                : ", columns " + schema.keys()),
                () -> rows(plan, read.data().withLabels(labels), read.facts()));
    }

    /** Runs code that may fail because of the data, and puts their name in front of the message. */
    private static PreparedData named(String what, Supplier<PreparedData> work) {
        try {
            return work.get();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(what + ": " + e.getMessage(), e);
        }
    }

    private static PreparedData rows(TrainingPlan plan, Dataset data, @Nullable CsvFacts facts) {
        return fitted(plan, Holdout.split(data, plan.experiment().holdout(), plan.experiment().seed()), facts);
    }

    /** The labels, with the classes in the experiment's order if it specifies one. */
    private static Labels labels(CsvTable.Result read, LabelSpec label, Path file) {
        Labels found = requireNonNull(read.data().labels());
        if (found.classes().size() < 2) {
            throw new InvalidInputException(file + ": the label must have at least two classes but has only "
                    + found.classes());
        }
        List<String> classes = label.classes();
        if (classes.isEmpty()) {
            return found;
        }
        for (String name : found.classes()) {
            if (!classes.contains(name)) {
                throw new InvalidInputException(file + ": has rows of class '" + name
                        + "' but label.classes are " + classes);
            }
        }
        return Labels.of(classes, IntStream.of(found.codes())
                .map(code -> classes.indexOf(found.classes().get(code))).toArray());
    }

    private static PreparedData fitted(TrainingPlan plan, RealData data, @Nullable CsvFacts facts) {
        Codec codec = switch (plan.experiment().range()) {
            case RangeSpec.Auto() -> Codec.fit(data, null);
            case RangeSpec.Fixed(Range fixed) -> Codec.fit(data, fixed);
            case RangeSpec.Ranks() -> Codec.ofRanks(data);
            case RangeSpec.Suited() -> Codec.suited(data);
        };
        return new PreparedData(plan, data, codec, facts);
    }

    private static void checkHash(Path file, @Nullable String expected, String found) {
        if (expected != null && !expected.equalsIgnoreCase(found)) {
            throw new InvalidInputException(file + ": the experiment was made for a file with SHA-256 " + expected
                    + " but this one has " + found + "; restore the file, or remove data.sha256 to use it as it is");
        }
    }

    private static String sha256(Dataset data) {
        MessageDigest digest = Sha256.digest();
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES);
        for (int column = 0; column < data.schema().width(); column++) {
            for (double value : data.column(column)) {
                digest.update(bytes.clear().putDouble(value).flip());
            }
        }
        Labels labels = data.labels();
        for (int code : labels == null ? new int[0] : labels.codes()) {
            digest.update(bytes.clear().putDouble(code).flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
