package dev.gan4j.train;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.CsvColumn;
import dev.gan4j.data.Holdout;
import dev.gan4j.data.Range;
import dev.gan4j.data.RealData;
import dev.gan4j.data.WorkingRange;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.PretrainingSpec;
import dev.gan4j.experiment.RangeSpec;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An experiment's real data, read, split and measured.
 *
 * @param experiment the experiment, completed with what was found out about its data
 * @param data       what D sees and what the result is judged against
 * @param units      the map between the data's units and training units
 */
record PreparedData(Experiment experiment, RealData data, Units units) {

    /** Reads what the experiment names. */
    static PreparedData of(Experiment experiment) {
        return switch (experiment.data()) {
            case DataSpec.Known known -> known(experiment, known);
            case DataSpec.CsvFile file -> csv(experiment, file);
            case DataSpec.Given given -> throw new InvalidInputException("data: the experiment was trained on "
                    + given.count() + " samples that a program gave; name a distribution or a file instead");
        };
    }

    /** Takes samples that a program has at hand, in place of the experiment's own data. */
    static PreparedData of(Experiment experiment, double[] samples) {
        for (int i = 0; i < samples.length; i++) {
            if (!Double.isFinite(samples[i])) {
                throw new InvalidInputException("samples must be finite but sample " + i + " was " + samples[i]);
            }
        }
        DataSpec.Given given = new DataSpec.Given(samples.length, sha256(samples));
        Experiment completed = experiment;
        if (experiment.pretraining() instanceof PretrainingSpec.OnDensity(PretrainingSpec.Density density, int steps)
                && density == PretrainingSpec.Density.EXACT) {
            completed = completed.withPretraining(
                    new PretrainingSpec.OnDensity(PretrainingSpec.Density.ESTIMATED, steps));
        }
        completed = completed.withRange(new RangeSpec.Auto()).withData(given);
        return samples(completed, samples.clone());
    }

    private static PreparedData known(Experiment experiment, DataSpec.Known known) {
        Range range = switch (experiment.range()) {
            case RangeSpec.Auto() -> WorkingRange.of(known.distribution());
            case RangeSpec.Fixed(Range fixed) -> fixed;
        };
        return new PreparedData(experiment, new RealData.Known(known.distribution()), Units.of(range));
    }

    private static PreparedData csv(Experiment experiment, DataSpec.CsvFile file) {
        CsvColumn.Result read = CsvColumn.read(file.file(),
                new CsvColumn.Options(file.column(), file.header(), file.separator()));
        String expected = file.sha256();
        if (expected != null && !expected.equalsIgnoreCase(read.sha256())) {
            throw new InvalidInputException(file.file() + ": the experiment was made for a file with SHA-256 "
                    + expected + " but this one has " + read.sha256()
                    + "; restore the file, or remove data.sha256 to use it as it is");
        }
        DataSpec.CsvFile completed = new DataSpec.CsvFile(file.file(),
                read.header() ? read.name() : Integer.toString(read.number()), read.header(), read.separator(),
                read.sha256());
        try {
            return samples(experiment.withDataNamed(completed), read.values());
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file.file() + ", column '" + read.name() + "': " + e.getMessage(), e);
        }
    }

    private static PreparedData samples(Experiment experiment, double[] values) {
        RealData.Samples split = Holdout.split(values, experiment.holdout(), experiment.seed());
        Range range = switch (experiment.range()) {
            case RangeSpec.Auto() -> WorkingRange.of(split.training());
            case RangeSpec.Fixed(Range fixed) -> fixed;
        };
        return new PreparedData(experiment, split, Units.of(range));
    }

    private static String sha256(double[] samples) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES);
            for (double sample : samples) {
                digest.update(bytes.clear().putDouble(sample).flip());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
