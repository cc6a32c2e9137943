package dev.gan4j.experiment;

import dev.gan4j.data.Latent;
import dev.gan4j.data.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An experiment as a complete tree, every field in the order of the reference. */
final class ExperimentWriter {

    private ExperimentWriter() {}

    static ObjectNode tree(Experiment experiment) {
        ObjectNode tree = YamlText.object();
        tree.put("name", experiment.name());
        tree.set("data", data(experiment.data()));
        tree.set("label", label(experiment.label()));
        tree.set("range", switch (experiment.range()) {
            case RangeSpec.Auto auto -> text("auto");
            case RangeSpec.Fixed fixed -> ends(fixed.range());
        });
        tree.put("holdout", experiment.holdout());
        tree.put("seed", experiment.seed());
        tree.put("iterations", experiment.iterations());
        tree.put("batch", experiment.batch());
        tree.put("discriminatorSteps", experiment.discriminatorSteps());
        tree.put("generatorSteps", experiment.generatorSteps());
        tree.set("latent", latent(experiment.latent(), experiment.data()));
        tree.put("coupling", Names.of(experiment.coupling()));
        tree.put("summation", Names.of(experiment.summation()));
        tree.set("generator", generator(experiment.generator()));
        tree.set("discriminator", discriminator(experiment.discriminator()));
        tree.set("objective", objective(experiment.objective()));
        tree.set("penalty", penalties(experiment.penalties()));
        tree.set("optimiser", optimiser(experiment.optimiser()));
        tree.set("pretraining", pretraining(experiment.pretraining()));
        tree.set("evaluation", evaluation(experiment.evaluation()));
        return tree;
    }

    private static ObjectNode evaluation(EvaluationSpec evaluation) {
        ObjectNode tree = YamlText.object();
        tree.put("samples", evaluation.samples()).put("every", evaluation.every());
        tree.put("quickSamples", evaluation.quickSamples());
        Integer patience = evaluation.patience();
        if (patience == null) {
            tree.put("patience", "none");
        } else {
            tree.put("patience", patience);
        }
        return tree;
    }

    private static JsonNode label(@Nullable LabelSpec label) {
        if (label == null) {
            return text("none");
        }
        ObjectNode tree = YamlText.object().put("column", label.column());
        if (label.classes().isEmpty()) {
            tree.put("classes", "auto");
        } else {
            label.classes().forEach(tree.putArray("classes")::add);
        }
        if (label.shares().isEmpty()) {
            tree.put("shares", "auto");
        } else {
            label.shares().forEach(tree.putArray("shares")::add);
        }
        Integer embedding = label.embedding();
        if (embedding == null) {
            tree.put("embedding", "none");
        } else {
            tree.put("embedding", embedding);
        }
        return tree.put("discriminator", Names.of(label.discriminator()));
    }

    static JsonNode data(DataSpec data) {
        return switch (data) {
            case DataSpec.Known known -> text(known.distribution().expression());
            case DataSpec.CsvFile csv -> {
                ObjectNode tree = YamlText.object();
                tree.put("file", csv.file().toString());
                tree.put("column", csv.column());
                tree.put("header", csv.header());
                tree.put("separator", csv.separator() == null ? null : csv.separator().toString());
                tree.put("sha256", csv.sha256());
                yield tree;
            }
            case DataSpec.KnownPoints known -> text(known.distribution().expression());
            case DataSpec.Image image ->
                YamlText.object().put("image", image.file().toString()).put("sha256", image.sha256());
            case DataSpec.CsvColumns csv -> {
                ObjectNode tree = YamlText.object();
                tree.put("file", csv.file().toString());
                if (csv.columns().isEmpty()) {
                    tree.put("columns", ExperimentReader.NUMERIC);
                } else {
                    csv.columns().forEach(tree.putArray("columns")::add);
                }
                tree.put("header", csv.header());
                tree.put("separator", csv.separator() == null ? null : csv.separator().toString());
                tree.put("sha256", csv.sha256());
                yield tree;
            }
            case DataSpec.Given given ->
                YamlText.object().put("samples", given.count()).put("sha256", given.sha256());
        };
    }

    private static ObjectNode latent(Latent latent, DataSpec data) {
        ObjectNode tree = YamlText.object();
        switch (latent) {
            case Latent.Grid grid -> {
                tree.put("type", "grid").set("range", ends(grid.low(), grid.high()));
                tree.put("jitter", grid.jitter());
            }
            case Latent.Stratified stratified ->
                tree.put("type", "stratified").set("range", ends(stratified.low(), stratified.high()));
            case Latent.Uniform uniform ->
                tree.put("type", "uniform").set("range", ends(uniform.low(), uniform.high()));
            case Latent.Sobol sobol -> tree.put("type", "sobol").set("range", ends(sobol.low(), sobol.high()));
            case Latent.Normal normal -> tree.put("type", "normal").put("mean", normal.mean())
                    .put("standardDeviation", normal.standardDeviation());
        }
        // Points whose experiment tells no dimension have latents of their own.
        if (latent.dimension() > 1 || ExperimentOverrides.arePoints(data)) {
            tree.put("dimension", latent.dimension());
        }
        return tree;
    }

    private static ObjectNode generator(GeneratorSpec generator) {
        ObjectNode tree = YamlText.object();
        tree.set("hidden", sizes(generator.hidden()));
        tree.put("activation", Names.of(generator.activation()));
        tree.put("output", Names.of(generator.output()));
        tree.put("scale", generator.scale());
        tree.put("initialiser", Names.of(generator.initialiser()));
        structure(tree, generator.structure());
        Double averageDecay = generator.averageDecay();
        tree.set("averageDecay", averageDecay == null ? text("none") : number(averageDecay));
        return tree;
    }

    private static ObjectNode discriminator(DiscriminatorSpec discriminator) {
        Range clamp = discriminator.clamp();
        ObjectNode tree = YamlText.object();
        tree.set("hidden", sizes(discriminator.hidden()));
        tree.put("activation", Names.of(discriminator.activation()));
        tree.put("output", Names.of(discriminator.output()));
        tree.set("clamp", clamp == null ? text("none") : ends(clamp));
        tree.put("initialiser", Names.of(discriminator.initialiser()));
        structure(tree, discriminator.structure());
        tree.put("spectralNormalisation", discriminator.spectralNormalisation());
        MinibatchDiscriminationSpec closeness = discriminator.minibatchDiscrimination();
        tree.set("minibatchDiscrimination", closeness == null
                ? text("none")
                : YamlText.object().put("kernels", closeness.kernels()).put("dimensions", closeness.dimensions()));
        tree.put("packing", discriminator.packing());
        InstanceNoiseSpec noise = discriminator.instanceNoise();
        tree.set("instanceNoise", noise == null
                ? text("none")
                : YamlText.object().put("start", noise.start()).put("end", noise.end())
                        .put("iterations", noise.iterations()));
        return tree;
    }

    private static void structure(ObjectNode tree, StructureSpec structure) {
        tree.set("basis", switch (structure.basis()) {
            case BasisSpec.None none -> text("none");
            case BasisSpec.Fourier fourier ->
                YamlText.object().put("type", "fourier").put("frequencies", fourier.frequencies());
            case BasisSpec.RandomFourier random -> YamlText.object().put("type", "random-fourier")
                    .put("features", random.features()).put("bandwidth", random.bandwidth());
            case BasisSpec.MultiscaleFourier random -> YamlText.object().put("type", "multiscale-fourier")
                    .put("features", random.features()).put("bandwidth", random.bandwidth());
        });
        tree.put("residual", structure.residual()).put("layerNormalisation", structure.layerNormalisation());
    }

    private static JsonNode objective(ObjectiveSpec objective) {
        String type = Names.of(objective.type());
        return objective.labelSmoothing() == 0
                ? text(type)
                : YamlText.object().put("type", type).put("labelSmoothing", objective.labelSmoothing());
    }

    private static JsonNode penalties(List<PenaltySpec> penalties) {
        List<ObjectNode> trees = penalties.stream().map(ExperimentWriter::penalty).toList();
        return switch (trees.size()) {
            case 0 -> text("none");
            case 1 -> trees.getFirst();
            default -> YamlText.array().addAll(trees);
        };
    }

    private static ObjectNode penalty(PenaltySpec penalty) {
        return switch (penalty) {
            case PenaltySpec.Slope slope ->
                YamlText.object().put("type", Names.of(slope.type())).put("weight", slope.weight());
            case PenaltySpec.WeightClipping clipping ->
                YamlText.object().put("type", "weight-clipping").put("limit", clipping.limit());
        };
    }

    private static ObjectNode optimiser(OptimiserSpec optimiser) {
        ObjectNode tree = YamlText.object();
        tree.put("type", switch (optimiser) {
            case OptimiserSpec.Sgd sgd -> "sgd";
            case OptimiserSpec.Momentum momentum -> "momentum";
            case OptimiserSpec.Adam adam -> "adam";
        });
        tree.put("learningRate", optimiser.learningRate());
        Double ofGenerator = optimiser.generatorLearningRate();
        tree.set("generatorLearningRate", ofGenerator == null ? text("same") : number(ofGenerator));
        switch (optimiser) {
            case OptimiserSpec.Sgd sgd -> {
                // It has a learning rate only.
            }
            case OptimiserSpec.Momentum momentum -> tree.put("momentum", momentum.momentum());
            case OptimiserSpec.Adam adam ->
                tree.put("beta1", adam.beta1()).put("beta2", adam.beta2()).put("epsilon", adam.epsilon());
        }
        tree.set("schedule", switch (optimiser.schedule()) {
            case ScheduleSpec.Constant constant -> YamlText.object().put("type", "constant");
            case ScheduleSpec.Staircase staircase -> staircase(staircase);
        });
        return tree;
    }

    private static ObjectNode staircase(ScheduleSpec.Staircase staircase) {
        ObjectNode tree = YamlText.object().put("type", "staircase").put("factor", staircase.factor())
                .put("every", staircase.every());
        if (staircase.generatorFactor() != null) {
            tree.put("generatorFactor", staircase.generatorFactor());
        }
        return tree;
    }

    private static JsonNode pretraining(PretrainingSpec pretraining) {
        return switch (pretraining) {
            case PretrainingSpec.None none -> text("none");
            case PretrainingSpec.OnDensity onDensity -> YamlText.object()
                    .put("density", Names.of(onDensity.density())).put("steps", onDensity.steps());
        };
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    private static JsonNode number(double value) {
        return JsonNodeFactory.instance.numberNode(value);
    }

    static ArrayNode ends(Range range) {
        return ends(range.low(), range.high());
    }

    private static ArrayNode ends(double low, double high) {
        return YamlText.array().add(low).add(high);
    }

    private static ArrayNode sizes(List<Integer> sizes) {
        ArrayNode array = YamlText.array();
        sizes.forEach(array::add);
        return array;
    }
}
