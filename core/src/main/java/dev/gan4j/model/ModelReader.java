package dev.gan4j.model;

import dev.gan4j.Gan4j;
import dev.gan4j.InvalidInputException;
import dev.gan4j.codec.Codec;
import dev.gan4j.codec.ColumnMap;
import dev.gan4j.eval.Calibration;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.codec.AlarmCodec;
import dev.gan4j.eval.codec.JudgementCodec;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.internal.JsonView;
import dev.gan4j.model.internal.Networks;
import dev.gan4j.nn.internal.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a {@code .gan} file from an untrusted source; everything is checked before it is used. */
final class ModelReader {

    private static final int LARGEST_MANIFEST = 1 << 24;
    private static final int LONGEST_VERSION = 50;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}|");

    private final Path file;

    private ModelReader(Path file) {
        this.file = file;
    }

    static GanModel read(Path file) {
        try (ModelZip zip = ModelZip.open(file)) {
            return new ModelReader(file).read(zip);
        } catch (IOException e) {
            throw ModelZip.damaged(file, e);
        }
    }

    private GanModel read(ModelZip zip) throws IOException {
        JsonView manifest = JsonView.read(zip.read(Format.MANIFEST, LARGEST_MANIFEST), file + ": " + Format.MANIFEST,
                "a model");
        checkFormat(manifest);
        zip.allowOnly(List.of(Format.MANIFEST, Format.WEIGHTS));
        TrainingPlan plan = plan(manifest);
        long seed = plan.experiment().seed();
        if (manifest.integer("seed", Long.MIN_VALUE) != seed) {
            throw manifest.mustBe("seed", "the experiment's, " + seed + ",");
        }
        Parameters parameters = ModelWeights.read(manifest.object("weights"), new Networks(plan).shapes(), zip, file);
        Pair pair = Pair.of(plan, codec(manifest, plan.data()), parameters);
        JsonView statistics = manifest.object("discriminator");
        return new GanModel(manifest.line("libraryVersion", LONGEST_VERSION), plan, dataHash(manifest), pair,
                judgement(manifest, plan),
                new DiscriminatorStatistics(statistics.number("mean"), statistics.number("min"),
                        statistics.number("max")),
                calibration(manifest), AlarmCodec.read(manifest), manifest.constant("outcome", TrainingOutcome.class),
                manifest.integer("iterations", 0),
                manifest.number("seconds"));
    }

    private void checkFormat(JsonView manifest) {
        if (!manifest.text("format").equals(Format.NAME)) {
            throw manifest.mustBe("format", Format.NAME);
        }
        long version = manifest.integer("formatVersion", 1);
        if (version > Format.VERSION) {
            throw new InvalidInputException(file + ": the model has format " + version + " (written by gan4j "
                    + manifest.line("libraryVersion", LONGEST_VERSION) + ") but gan4j " + Gan4j.version()
                    + " reads formats up to " + Format.VERSION + "; use a newer gan4j");
        }
    }

    private static String dataHash(JsonView manifest) {
        String hash = manifest.text("dataHash");
        if (!HASH.matcher(hash).matches()) {
            throw manifest.mustBe("dataHash", "64 hexadecimal digits, or empty");
        }
        return hash;
    }

    private TrainingPlan plan(JsonView manifest) {
        String yaml = manifest.text("experiment");
        try {
            return TrainingPlan.of(Experiment.parse(yaml));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + ": " + Format.MANIFEST + ": experiment: " + e.getMessage(), e);
        }
    }

    private static Codec codec(JsonView manifest, DataSpec data) {
        ColumnMap first = ColumnMaps.read(manifest.object("units"));
        List<String> names = data.columnNames();
        if (names.size() == 1) {
            return Codec.of(first);
        }
        List<JsonView> columns = manifest.objects("columns");
        if (columns.size() != names.size()) {
            throw manifest.mustBe("columns", "the units of the experiment's " + names.size() + " columns");
        }
        for (int column = 0; column < names.size(); column++) {
            if (!columns.get(column).text("name").equals(names.get(column))) {
                throw columns.get(column).mustBe("name", "\"" + names.get(column) + "\", as in the experiment,");
            }
        }
        return new Codec(columns.stream().map(ColumnMaps::read).toList());
    }

    private static Judgement judgement(JsonView manifest, TrainingPlan plan) {
        JsonView judgement = manifest.object("judgement");
        List<String> columns = plan.data().columnNames();
        List<String> classes = plan.classes();
        if (manifest.integer("formatVersion", 1) > 1) {
            return JudgementCodec.read(judgement, columns, classes);
        }
        return OldJudgement.read(judgement, columns, !plan.experiment().isUnivariate(), plan.label() != null,
                classes);
    }

    /** Files that predate calibrations have none. */
    private static @Nullable Calibration calibration(JsonView manifest) {
        if (!manifest.has("calibration")) {
            return null;
        }
        JsonView calibration = manifest.object("calibration");
        return new Calibration(calibration.finite("intercept"), calibration.finite("slope"));
    }
}
