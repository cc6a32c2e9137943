package dev.gan4j.model.internal;

import dev.gan4j.codec.Codec;
import dev.gan4j.data.Range;
import dev.gan4j.experiment.DiscriminatorSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.GeneratorSpec;
import dev.gan4j.experiment.LabelSpec;
import dev.gan4j.experiment.MinibatchDiscriminationSpec;
import dev.gan4j.experiment.StructureSpec;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Initialiser;
import dev.gan4j.nn.internal.Conditioning;
import dev.gan4j.nn.internal.Dense;
import dev.gan4j.nn.internal.Layer;
import dev.gan4j.nn.internal.LayerNormalisation;
import dev.gan4j.nn.internal.MinibatchDiscrimination;
import dev.gan4j.nn.internal.Network;
import dev.gan4j.nn.internal.Packing;
import dev.gan4j.nn.internal.Parameter;
import dev.gan4j.nn.internal.Residual;
import dev.gan4j.nn.internal.Role;
import dev.gan4j.nn.internal.Scale;
import dev.gan4j.nn.internal.Sequence;
import dev.gan4j.nn.internal.SpectralNormalisation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Builds the layers of both networks from an experiment's fields. */
public final class Architecture {

    private static final Range WORKING_RANGE = new Range(-Codec.LIMIT, Codec.LIMIT);

    private final Role role;
    private final StructureSpec structure;
    private final Initialiser initialiser;
    private final boolean isSpectral;
    private final Network.Builder layers;
    private int denseLayers;

    private Architecture(Role role, int inputs, StructureSpec structure, Initialiser initialiser, boolean isSpectral) {
        this.role = role;
        this.structure = structure;
        this.initialiser = initialiser;
        this.isSpectral = isSpectral;
        layers = Network.builder(inputs);
    }

    /** G, or the average of its weights: from latents to samples in training units. */
    public static Network generator(Role role, TrainingPlan plan) {
        Experiment experiment = plan.experiment();
        GeneratorSpec spec = experiment.generator();
        Architecture network = new Architecture(role, experiment.latent().dimension(), spec.structure(),
                spec.initialiser(), false);
        network.basis(experiment.latent().range());
        LabelSpec label = plan.label();
        if (label != null) {
            int classes = plan.classes().size();
            Integer embedding = label.embedding();
            network.layers.add(embedding == null
                    ? new Conditioning.OneHot(classes)
                    : new Conditioning.Embedding(network.vectors(classes, embedding)));
        }
        network.hidden(spec.hidden(), spec.activation());
        return network.layers.add(network.dense(plan.dimension())).add(spec.output())
                .add(new Scale(spec.scale())).build();
    }

    /** D: from samples in training units, or packs of them, to its output before any clamp. */
    public static Network discriminator(TrainingPlan plan) {
        Experiment experiment = plan.experiment();
        DiscriminatorSpec spec = experiment.discriminator();
        Architecture network = new Architecture(Role.DISCRIMINATOR,
                packing(experiment).outputs(plan.dimension()), spec.structure(), spec.initialiser(),
                spec.spectralNormalisation());
        network.basis(WORKING_RANGE);
        LabelSpec label = plan.label();
        int classes = plan.classes().size();
        boolean projects = label != null && label.discriminator() == LabelSpec.Critic.PROJECTION;
        if (label != null && !projects) {
            network.layers.add(new Conditioning.OneHot(classes));
        }
        network.hidden(spec.hidden(), spec.activation());
        MinibatchDiscriminationSpec closeness = spec.minibatchDiscrimination();
        if (closeness != null) {
            network.layers.add(size -> MinibatchDiscrimination.of(Role.DISCRIMINATOR, size, closeness.kernels(),
                    closeness.dimensions(), spec.initialiser()));
        }
        IntFunction<Layer> last = network.dense(1);
        network.layers.add(projects
                ? size -> new Conditioning.Projection(last.apply(size), network.vectors(classes, size))
                : last);
        return network.layers.add(spec.output()).build();
    }

    /** The packing of samples before D and before the penalties. */
    public static Packing packing(Experiment experiment) {
        return new Packing(experiment.discriminator().packing());
    }

    private void basis(Range range) {
        layers.add(size -> structure.basis().layer(role, size, range.low(), range.high()));
    }

    /** Hidden layers; in a residual network, each one of the same size as the one before adds to that one's output. */
    private void hidden(List<Integer> sizes, Activation activation) {
        for (int i = 0; i < sizes.size(); i++) {
            int index = i;
            int outputs = sizes.get(i);
            IntFunction<Layer> dense = dense(outputs);
            layers.add(inputs -> {
                List<Layer> block = new ArrayList<>(List.of(dense.apply(inputs)));
                if (structure.layerNormalisation()) {
                    block.add(LayerNormalisation.of(role, index, outputs));
                }
                block.add(activation);
                Layer layer = new Sequence(block);
                return structure.residual() && index > 0 && inputs == outputs ? new Residual(layer) : layer;
            });
        }
    }

    private IntFunction<Layer> dense(int outputs) {
        int index = denseLayers++;
        return inputs -> {
            Dense dense = Dense.of(role, index, inputs, outputs, initialiser);
            return isSpectral ? SpectralNormalisation.of(role, index, dense) : dense;
        };
    }

    private Parameter vectors(int classes, int size) {
        return Conditioning.vectors(role, classes, size, initialiser);
    }
}
