package dev.gan4j.model.internal;

import dev.gan4j.codec.Codec;
import dev.gan4j.data.Range;
import dev.gan4j.experiment.BasisSpec;
import dev.gan4j.experiment.DiscriminatorSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.GeneratorSpec;
import dev.gan4j.experiment.LabelSpec;
import dev.gan4j.experiment.MinibatchDiscriminationSpec;
import dev.gan4j.experiment.StructureSpec;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Basis;
import dev.gan4j.nn.Conditioning;
import dev.gan4j.nn.Dense;
import dev.gan4j.nn.Initialiser;
import dev.gan4j.nn.Layer;
import dev.gan4j.nn.LayerNormalisation;
import dev.gan4j.nn.MinibatchDiscrimination;
import dev.gan4j.nn.Network;
import dev.gan4j.nn.Packing;
import dev.gan4j.nn.Residual;
import dev.gan4j.nn.Role;
import dev.gan4j.nn.Scale;
import dev.gan4j.nn.Sequence;
import dev.gan4j.nn.SpectralNormalisation;
import java.util.ArrayList;
import java.util.List;

/** The layers of both networks of an experiment, in their order: here an experiment's fields become layers. */
public final class Architecture {

    private static final Range WORKING_RANGE = new Range(-Codec.LIMIT, Codec.LIMIT);

    private Architecture() {}

    /** G, or the average of its weights: from latents to samples in training units. */
    public static Network generator(Role role, Experiment experiment) {
        GeneratorSpec spec = experiment.generator();
        Initialiser initialiser = spec.initialiser();
        Network.Builder layers = Network.builder(experiment.latent().dimension());
        basis(layers, role, spec.structure(), experiment.latent().range());
        LabelSpec label = experiment.label();
        if (label != null) {
            int classes = experiment.classes().size();
            Integer embedding = label.embedding();
            layers.add(embedding == null
                    ? new Conditioning.OneHot(classes)
                    : new Conditioning.Embedding(Conditioning.vectors(role, classes, embedding, initialiser)));
        }
        hidden(layers, role, spec.hidden(), spec.activation(), spec.structure(), initialiser, false);
        layers.add(size -> Dense.of(role, spec.hidden().size(), size, experiment.dimension(), initialiser));
        return layers.add(spec.output()).add(new Scale(spec.scale())).build();
    }

    /** D: from samples in training units, or packs of them, to its output before any clamp. */
    public static Network discriminator(Experiment experiment) {
        Role role = Role.DISCRIMINATOR;
        DiscriminatorSpec spec = experiment.discriminator();
        Initialiser initialiser = spec.initialiser();
        Network.Builder layers = Network.builder(packing(experiment).outputs(experiment.dimension()));
        basis(layers, role, spec.structure(), WORKING_RANGE);
        LabelSpec label = experiment.label();
        boolean projects = label != null && label.discriminator() == LabelSpec.Critic.PROJECTION;
        if (label != null && !projects) {
            layers.add(new Conditioning.OneHot(experiment.classes().size()));
        }
        hidden(layers, role, spec.hidden(), spec.activation(), spec.structure(), initialiser,
                spec.spectralNormalisation());
        MinibatchDiscriminationSpec closeness = spec.minibatchDiscrimination();
        if (closeness != null) {
            layers.add(size -> MinibatchDiscrimination.of(role, size, closeness.kernels(), closeness.dimensions(),
                    initialiser));
        }
        layers.add(size -> {
            Layer last = dense(role, spec.hidden().size(), size, 1, initialiser, spec.spectralNormalisation());
            return projects
                    ? new Conditioning.Projection(last,
                            Conditioning.vectors(role, experiment.classes().size(), size, initialiser))
                    : last;
        });
        return layers.add(spec.output()).build();
    }

    /** What D's samples go through before D, and before the penalties. */
    public static Packing packing(Experiment experiment) {
        return new Packing(experiment.discriminator().packing());
    }

    private static void basis(Network.Builder layers, Role role, StructureSpec structure, Range range) {
        switch (structure.basis()) {
            case BasisSpec.None() -> {
                // The first layer reads the input itself.
            }
            case BasisSpec.Fourier(int frequencies) ->
                layers.add(new Basis.Fourier(frequencies, range.low(), range.high()));
            case BasisSpec.RandomFourier(int features, double bandwidth) ->
                layers.add(size -> Basis.RandomFourier.of(role, size, features, bandwidth));
            case BasisSpec.MultiscaleFourier(int features, double bandwidth) ->
                layers.add(size -> Basis.MultiscaleFourier.of(role, size, features, bandwidth));
        }
    }

    /** Hidden layers, each of which adds to the one before it where the network is residual and both have one size. */
    private static void hidden(Network.Builder layers, Role role, List<Integer> sizes, Activation activation,
            StructureSpec structure, Initialiser initialiser, boolean spectral) {
        for (int i = 0; i < sizes.size(); i++) {
            int index = i;
            int size = sizes.get(i);
            boolean skips = structure.residual() && i > 0 && size == sizes.get(i - 1);
            layers.add(inputs -> {
                List<Layer> block = new ArrayList<>();
                block.add(dense(role, index, inputs, size, initialiser, spectral));
                if (structure.layerNormalisation()) {
                    block.add(LayerNormalisation.of(role, index, size));
                }
                block.add(activation);
                Layer layer = new Sequence(block);
                return skips ? new Residual(layer) : layer;
            });
        }
    }

    private static Layer dense(Role role, int index, int inputs, int outputs, Initialiser initialiser,
            boolean spectral) {
        Dense dense = Dense.of(role, index, inputs, outputs, initialiser);
        return spectral ? SpectralNormalisation.of(role, index, dense) : dense;
    }
}
