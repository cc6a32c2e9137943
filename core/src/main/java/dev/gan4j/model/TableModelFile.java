package dev.gan4j.model;

import dev.gan4j.Gan4j;
import dev.gan4j.InvalidInputException;
import dev.gan4j.cascade.Cascade;
import dev.gan4j.codec.CategoryCode;
import dev.gan4j.codec.Codec;
import dev.gan4j.codec.ColumnCode;
import dev.gan4j.codec.ColumnMap;
import dev.gan4j.codec.NumberCode;
import dev.gan4j.codec.TableCodec;
import dev.gan4j.data.Column;
import dev.gan4j.eval.codec.JudgementCodec;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.graph.Shape;
import dev.gan4j.internal.JsonView;
import dev.gan4j.internal.Sha256;
import dev.gan4j.model.internal.Networks;
import dev.gan4j.model.internal.RankNetwork;
import dev.gan4j.nn.internal.Parameter;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.table.SchemaYaml;
import dev.gan4j.table.TableSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The file of a {@link TableModel}: nothing in it is believed before it is checked. */
final class TableModelFile {

    private static final String NAME = "gan4j-table";
    private static final int VERSION = 1;
    private static final String SCHEMA = "schema.yaml";
    private static final String RANKS = "ranks.";
    private static final int LARGEST_ENTRY = 1 << 26;
    private static final int LONGEST_VERSION = 50;
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private TableModelFile() {}

    static void write(TableModel model, OutputStream out) throws IOException {
        byte[] weights = ModelWeights.bytes(weights(model));
        ZipOutputStream zip = new ZipOutputStream(out);
        ModelWeights.put(zip, Format.MANIFEST, MAPPER.writeValueAsBytes(manifest(model, Sha256.of(weights))));
        ModelWeights.put(zip, SCHEMA, SchemaYaml.write(model.schema(), List.of()).getBytes(StandardCharsets.UTF_8));
        ModelWeights.put(zip, Format.WEIGHTS, weights);
        zip.finish();
    }

    /** The weights of all networks; those of the network on ranks have names of their own. */
    static Parameters weights(TableModel model) {
        RankNetwork ranks = model.ranks();
        if (ranks == null) {
            return model.weights();
        }
        Map<String, Parameters.Value> all = new LinkedHashMap<>(model.weights().values());
        ranks.pair().parameters().values().forEach((name, value) -> all.put(RANKS + name, value));
        return new Parameters(all);
    }

    private static ObjectNode manifest(TableModel model, String sha256) {
        ObjectNode manifest = MAPPER.createObjectNode();
        manifest.put("format", NAME).put("formatVersion", VERSION).put("libraryVersion", model.libraryVersion());
        manifest.put("experiment", model.experiment().toYaml());
        TableModel.Training training = model.training();
        ObjectNode node = manifest.putObject("training").put("rows", training.rows())
                .put("likelihoodSteps", training.likelihoodSteps()).put("bestLikelihood", training.bestLikelihood())
                .put("gameIterations", training.gameIterations()).put("bestGame", training.bestGame())
                .put("outcome", training.outcome().name());
        Numbers.put(node, "surprise", training.surprise());
        Numbers.put(node, "areaBefore", training.areaBefore());
        Numbers.put(node, "areaAfter", training.areaAfter());
        Numbers.put(node, "seconds", training.seconds());
        manifest.set("judgement", JudgementCodec.write(model.judgement()));
        ArrayNode codes = manifest.putArray("codes");
        int[] learnt = model.codec().learnt();
        int[][] bases = model.codec().bases();
        for (int i = 0; i < learnt.length; i++) {
            ObjectNode code = codes.addObject().put("column", model.schema().columns().names().get(learnt[i]))
                    .put("index", learnt[i]);
            if (bases[i].length > 0) {
                Arrays.stream(bases[i]).forEach(code.putArray("after")::add);
            }
            switch (model.codec().codes().get(i)) {
                case CategoryCode categories -> {
                    Arrays.stream(categories.categories()).forEach(code.putArray("categories")::add);
                    code.put("rare", categories.hasRare());
                }
                case NumberCode numbers -> NumberCodes.put(code, numbers);
            }
        }
        RankNetwork ranks = model.ranks();
        if (ranks != null) {
            ArrayNode columns = manifest.putArray("ranks");
            ranks.pair().codec().columns().forEach(column -> ColumnMaps.put(columns.addObject(), column));
        }
        ModelWeights.describe(manifest, weights(model), sha256);
        return manifest;
    }

    static boolean isTable(Path file) {
        try (ModelZip zip = ModelZip.open(file)) {
            JsonView manifest = manifest(zip, file);
            return manifest.has("format") && manifest.text("format").equals(NAME);
        } catch (IOException e) {
            throw ModelZip.damaged(file, e);
        }
    }

    private static JsonView manifest(ModelZip zip, Path file) throws IOException {
        return JsonView.read(zip.read(Format.MANIFEST, LARGEST_ENTRY), file + ": " + Format.MANIFEST, "a model");
    }

    static TableModel read(Path file) {
        try (ModelZip zip = ModelZip.open(file)) {
            return read(zip, file);
        } catch (IOException e) {
            throw ModelZip.damaged(file, e);
        }
    }

    private static TableModel read(ModelZip zip, Path file) throws IOException {
        JsonView manifest = manifest(zip, file);
        if (!manifest.text("format").equals(NAME)) {
            throw manifest.mustBe("format", NAME);
        }
        long version = manifest.integer("formatVersion", 1);
        String library = manifest.line("libraryVersion", LONGEST_VERSION);
        if (version > VERSION) {
            throw new InvalidInputException(file + ": the model has format " + version + " (written by gan4j " + library
                    + ") but gan4j " + Gan4j.version() + " reads formats up to " + VERSION + "; use a newer gan4j");
        }
        zip.allowOnly(List.of(Format.MANIFEST, SCHEMA, Format.WEIGHTS));
        TableExperiment experiment = experiment(manifest, file);
        TableSchema schema = SchemaYaml.parse(new String(zip.read(SCHEMA, LARGEST_ENTRY), StandardCharsets.UTF_8),
                file + ": " + SCHEMA).whole();
        TableCodec codec = codec(manifest, schema);
        Cascade cascade = new Cascade(codec.widths(), codec.ordered(), experiment.generator());
        Map<String, Shape> shapes = new LinkedHashMap<>();
        Stream.concat(cascade.parameters().stream(), cascade.fixed().stream())
                .forEach((Parameter parameter) -> shapes.put(parameter.name(), parameter.shape()));
        TableModel.Training training = training(manifest);
        List<String> names = codec.schema().names();
        TrainingPlan plan = manifest.has("ranks")
                ? RankNetwork.plan(experiment,
                        Arrays.stream(codec.learnt()).mapToObj(codec.schema().keys()::get).toList(),
                        training.rows())
                : null;
        if (plan != null) {
            new Networks(plan).shapes().forEach((name, shape) -> shapes.put(RANKS + name, shape));
        }
        Parameters weights = ModelWeights.read(manifest.object("weights"), shapes, zip, file);
        return new TableModel(library, experiment, schema, codec, part(weights, false),
                plan == null ? null : RankNetwork.of(plan, ranks(manifest, plan), part(weights, true)),
                JudgementCodec.read(manifest.object("judgement"), names, List.of()), training);
    }

    private static Parameters part(Parameters all, boolean ofRanks) {
        Map<String, Parameters.Value> part = new LinkedHashMap<>();
        all.values().forEach((name, value) -> {
            if (name.startsWith(RANKS) == ofRanks) {
                part.put(ofRanks ? name.substring(RANKS.length()) : name, value);
            }
        });
        return new Parameters(part);
    }

    private static Codec ranks(JsonView manifest, TrainingPlan plan) {
        List<ColumnMap> columns = manifest.objects("ranks").stream().map(ColumnMaps::read).toList();
        if (columns.size() != plan.dimension()) {
            throw manifest.mustBe("ranks", "those of the " + plan.dimension() + " learnt columns");
        }
        return new Codec(columns);
    }

    private static TableExperiment experiment(JsonView manifest, Path file) {
        try {
            return TableExperiment.parse(manifest.text("experiment"));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + ": " + Format.MANIFEST + ": experiment: " + e.getMessage(), e);
        }
    }

    private static TableModel.Training training(JsonView manifest) {
        JsonView training = manifest.object("training");
        return new TableModel.Training(training.size("rows", 1), training.integer("likelihoodSteps", 0),
                training.integer("bestLikelihood", 0), training.number("surprise"),
                training.integer("gameIterations", 0),
                training.integer("bestGame", 0), training.number("areaBefore"), training.number("areaAfter"),
                training.number("seconds"), training.constant("outcome", TrainingOutcome.class));
    }

    private static TableCodec codec(JsonView manifest, TableSchema schema) {
        List<ColumnCode> codes = new ArrayList<>();
        List<Integer> learnt = new ArrayList<>();
        List<int[]> bases = new ArrayList<>();
        for (JsonView code : manifest.objects("codes")) {
            int index = code.size("index", learnt.isEmpty() ? 0 : learnt.getLast() + 1);
            if (index >= schema.columns().width()) {
                throw code.mustBe("index", "that of one of " + schema.columns().width() + " columns");
            }
            bases.add(code.has("after") ? bases(code, index, schema) : new int[0]);
            learnt.add(index);
            codes.add(switch (schema.columns().columns().get(index)) {
                case Column.Categorical column -> categories(code, column.categories().size());
                case Column.Numeric column -> NumberCodes.read(code, column.blanks().size());
                case Column.Temporal column -> NumberCodes.read(code, column.blanks().size());
                case Column.Constant column -> throw notLearnt(code);
                case Column.Identifier column -> throw notLearnt(code);
                case Column.Text column -> throw notLearnt(code);
            });
        }
        if (learnt.isEmpty()) {
            throw manifest.mustBe("codes", "those of at least one column");
        }
        checkBases(manifest, learnt, bases);
        return new TableCodec(schema.columns(), learnt.stream().mapToInt(Integer::intValue).toArray(), codes,
                bases.toArray(int[][]::new));
    }

    private static int[] bases(JsonView code, int index, TableSchema schema) {
        List<Double> bases = code.numbers("after");
        for (double base : bases) {
            boolean isIndex = base == Math.rint(base) && base >= 0 && base < schema.columns().width();
            if (!isIndex || base == index
                    || schema.columns().columns().get(index).getClass() != schema.columns().columns()
                            .get((int) base).getClass()) {
                throw code.mustBe("after", "other columns of its kind");
            }
        }
        return bases.stream().mapToInt(Double::intValue).toArray();
    }

    /** What is subtracted must be learnt as it is. */
    private static void checkBases(JsonView manifest, List<Integer> learnt, List<int[]> bases) {
        for (int[] each : bases) {
            for (int base : each) {
                int at = learnt.indexOf(base);
                if (at < 0 || bases.get(at).length > 0) {
                    throw manifest.mustBe("codes", "after columns that are learnt as they are");
                }
            }
        }
    }

    private static InvalidInputException notLearnt(JsonView code) {
        return code.mustBe("index", "that of a column of numbers, times or categories");
    }

    private static CategoryCode categories(JsonView code, int known) {
        List<Double> indices = code.numbers("categories");
        double last = -1;
        for (double index : indices) {
            if (!(index > last && index < known && index == Math.rint(index))) {
                throw code.mustBe("categories", "ascending numbers of " + known + " categories");
            }
            last = index;
        }
        boolean hasRare = code.flag("rare");
        if (indices.isEmpty() || (indices.size() < known && !hasRare)) {
            throw code.mustBe("categories", "at least one of " + known + ", and all of them where none is rare");
        }
        return CategoryCode.of(indices.stream().mapToInt(Double::intValue).toArray(), known, hasRare);
    }
}
