package dev.gan4j.experiment.internal;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Coupling;
import dev.gan4j.data.Latent;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.LabelSpec;
import dev.gan4j.experiment.ObjectiveSpec;
import dev.gan4j.experiment.PenaltySpec;
import dev.gan4j.experiment.PretrainingSpec;
import dev.gan4j.experiment.RangeSpec;
import dev.gan4j.experiment.StructureSpec;
import dev.gan4j.experiment.Summation;
import dev.gan4j.nn.Activation;
import java.util.Collection;
import java.util.List;

/** The rules between fields of an experiment: values that are valid alone may be invalid together. */
public final class ExperimentRules {

    private final Experiment experiment;
    private final String source;

    private ExperimentRules(Experiment experiment, String source) {
        this.experiment = experiment;
        this.source = source;
    }

    /**
     * Checks an experiment whose fields are each valid alone.
     *
     * @param source the beginning of error messages, such as {@code experiment.yaml: }
     * @throws InvalidInputException if two fields do not go together
     */
    static void check(Experiment experiment, String source) {
        ExperimentRules rules = new ExperimentRules(experiment, source);
        rules.label();
        rules.minibatch();
        rules.summation();
        rules.network("generator", experiment.generator().hidden(), experiment.generator().structure());
        rules.network("discriminator", experiment.discriminator().hidden(), experiment.discriminator().structure());
        rules.output();
        rules.pretraining();
        rules.packs();
        rules.withLabel();
    }

    /**
     * Refuses fields that change nothing in an experiment.
     *
     * @param experiment any
     * @param fields     paths of fields that were set
     * @throws InvalidInputException if one has no effect
     */
    public static void requireEffect(Experiment experiment, Collection<String> fields) {
        requireEffect(experiment, fields, "", Fields.EXPERIMENT);
    }

    private static void requireEffect(Experiment experiment, Collection<String> fields, String stem, Part part) {
        for (Entry entry : part.entries()) {
            String path = stem + entry.name;
            if (fields.contains(path) && !entry.hasEffect.test(experiment)) {
                throw new InvalidInputException(path + " has no effect " + entry.otherwise);
            }
            if (entry.kind instanceof Part own) {
                requireEffect(experiment, fields, path + ".", own);
            }
        }
    }

    private InvalidInputException mustBe(String path, String rule) {
        Place place = new Place(source, null, "", ExperimentYaml.tree(experiment));
        for (String name : path.split("\\.", -1)) {
            place = place.at(name);
        }
        return place.mustBe(rule);
    }

    private void require(boolean holds, String path, String rule) {
        if (!holds) {
            throw mustBe(path, rule);
        }
    }

    private void label() {
        LabelSpec label = experiment.label();
        if (label == null) {
            return;
        }
        if (!DataFields.haveClasses(experiment.data())) {
            throw new InvalidInputException(source + "label must be none if the data are neither columns of a file"
                    + " (data.column or data.columns) nor a mixture with modes such as ring8");
        }
        require(!DataFields.isMixture(experiment.data()) || label.column().equals(LabelSpec.MODE), "label.column",
                LabelSpec.MODE + " if the data are a mixture");
        require(label.shares().isEmpty() || label.shares().size() == label.classes().size(), "label.shares",
                Fields.SHARES);
    }

    private void minibatch() {
        Latent latent = experiment.latent();
        int batch = experiment.batch();
        if (!latent.allows(batch)) {
            throw new InvalidInputException(source + "batch must be a product of " + latent.dimension()
                    + " whole numbers above 1 if latent.type is grid and latent.dimension is " + latent.dimension()
                    + ", but was " + batch);
        }
        if (DataFields.isDimensionKnown(experiment.data())) {
            try {
                experiment.coupling().check(batch, experiment.data().columnNames().size(), latent.dimension());
            } catch (InvalidInputException e) {
                throw new InvalidInputException(source + e.getMessage(), e);
            }
        }
    }

    /** Only numbers can be sorted, and sorting would tear pairs apart. */
    private void summation() {
        boolean isBatch = experiment.summation() == Summation.BATCH;
        boolean isNumbers = experiment.isUnivariate() && experiment.latent().dimension() == 1;
        require(isBatch || isNumbers, "summation", "batch if data or latents have several columns");
        boolean isOnPairs = experiment.objective().objective().isOnPairs()
                || experiment.penalties().stream().anyMatch(PenaltySpec::isOnPairs);
        require(isBatch || !isOnPairs, "summation",
                "batch if the objective or a penalty looks at pairs");
    }

    private void network(String name, List<Integer> hidden, StructureSpec structure) {
        boolean hasPair = false;
        for (int layer = 1; layer < hidden.size(); layer++) {
            hasPair |= hidden.get(layer).equals(hidden.get(layer - 1));
        }
        require(!structure.residual() || hasPair, name + ".residual",
                "false if no hidden layer has the size of the one before it");
        boolean isWide = !hidden.isEmpty() && !hidden.contains(1);
        require(!structure.layerNormalisation() || isWide,
                name + ".layerNormalisation", "false unless there are hidden layers, each of size 2 or more,");
    }

    private void output() {
        Activation output = experiment.discriminator().output();
        boolean isClamped = experiment.discriminator().clamp() != null;
        ObjectiveSpec.Type objective = experiment.objective().type();
        require(!objective.objective().needsRawOutput() || output == Activation.LINEAR, "discriminator.output",
                "linear if the objective is " + Names.of(objective));
        require(output != Activation.TANH || isClamped, "discriminator.clamp",
                "a range inside (0, 1) if discriminator.output is tanh");
        require(output != Activation.LINEAR || !isClamped, "discriminator.clamp",
                "none if discriminator.output is linear");
    }

    private void pretraining() {
        if (experiment.pretraining() instanceof PretrainingSpec.OnDensity onDensity) {
            require(experiment.isUnivariate(), "pretraining",
                    "none if the data have several columns");
            require(!(experiment.range() instanceof RangeSpec.Ranks || experiment.range() instanceof RangeSpec.Suited),
                    "pretraining", "none if range is ranks or suited");
            require(onDensity.density() != PretrainingSpec.Density.EXACT
                    || experiment.data() instanceof DataSpec.Known, "pretraining.density",
                    "estimated (or pretraining must be none) if the data's density is not known");
        }
    }

    /** A pack has to hold independent samples. */
    private void packs() {
        int packing = experiment.discriminator().packing();
        if (packing == 1) {
            return;
        }
        String where = " if discriminator.packing is " + packing;
        require(experiment.batch() % packing == 0, "batch", "a multiple of " + packing + where);
        require(experiment.coupling() == Coupling.NONE, "coupling", "none" + where);
        require(experiment.latent().isIndependent(), "latent",
                "of independent draws, such as uniform or normal," + where);
        require(experiment.summation() == Summation.BATCH, "summation", "batch" + where);
        require(experiment.pretraining() instanceof PretrainingSpec.None, "pretraining", "none" + where);
    }

    private void withLabel() {
        if (experiment.label() != null) {
            String where = " if label is not none";
            require(experiment.coupling() == Coupling.NONE, "coupling", "none" + where);
            require(experiment.discriminator().packing() == 1, "discriminator.packing", "1" + where);
            require(experiment.pretraining() instanceof PretrainingSpec.None, "pretraining", "none" + where);
        }
    }
}
