package dev.gan4j.experiment;

import dev.gan4j.data.Range;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Initialiser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads both networks, field by field. */
final class NetworkReader {

    private static final int MOST_LAYERS = 64;
    private static final int LARGEST_LAYER = 10_000;
    private static final long MOST_WEIGHTS = 10_000_000;
    private static final int LARGEST_BASIS = 1000;
    private static final int MOST_KERNELS = 100;
    private static final int MOST_PACKED = 100;
    private static final double LARGEST_VALUE = 1_000_000;
    private static final int LONGEST_RUN = 1_000_000_000;

    private NetworkReader() {}

    static GeneratorSpec generator(Section root) {
        Section generator = root.section("generator", "hidden, activation, output, scale, initialiser");
        generator.allow("", "hidden", "activation", "output", "scale", "initialiser", "basis", "residual",
                "layerNormalisation", "averageDecay");
        Double averageDecay = generator.isWord("averageDecay", "none")
                ? null
                : generator.number("averageDecay", 0, false, 1, false);
        return new GeneratorSpec(hidden(generator), generator.constant("activation", Activation.class),
                generator.constant("output", Activation.class), generator.positive("scale", LARGEST_VALUE),
                generator.constant("initialiser", Initialiser.class), structure(generator), averageDecay);
    }

    static DiscriminatorSpec discriminator(Section root, ObjectiveSpec objective) {
        Section discriminator = root.section("discriminator", "hidden, activation, output, clamp, initialiser");
        discriminator.allow("", "hidden", "activation", "output", "clamp", "initialiser", "basis",
                "residual", "layerNormalisation", "spectralNormalisation", "minibatchDiscrimination", "packing",
                "instanceNoise");
        Activation output = switch (discriminator.oneOf("output", List.of("tanh", "sigmoid", "linear"))) {
            case "tanh" -> Activation.TANH;
            case "sigmoid" -> Activation.SIGMOID;
            default -> Activation.LINEAR;
        };
        if (objective.type().needsRawOutput() && output != Activation.LINEAR) {
            throw discriminator.mustBe("output", "linear where the objective is " + Names.of(objective.type()));
        }
        return new DiscriminatorSpec(hidden(discriminator), discriminator.constant("activation", Activation.class),
                output, clamp(discriminator, output), discriminator.constant("initialiser", Initialiser.class),
                structure(discriminator), discriminator.bool("spectralNormalisation"),
                minibatchDiscrimination(discriminator), discriminator.integer("packing", 1, MOST_PACKED),
                instanceNoise(discriminator));
    }

    private static StructureSpec structure(Section network) {
        List<Integer> hidden = hidden(network);
        boolean residual = network.bool("residual");
        boolean hasPair = false;
        for (int layer = 1; layer < hidden.size(); layer++) {
            hasPair |= hidden.get(layer).equals(hidden.get(layer - 1));
        }
        if (residual && !hasPair) {
            throw network.mustBe("residual", "false where no hidden layer has the size of the one before it");
        }
        boolean layerNormalisation = network.bool("layerNormalisation");
        if (layerNormalisation && (hidden.isEmpty() || hidden.contains(1))) {
            throw network.mustBe("layerNormalisation", "false unless there are hidden layers, each of size 2 or more,");
        }
        return new StructureSpec(basis(network), residual, layerNormalisation);
    }

    private static BasisSpec basis(Section network) {
        if (network.isWord("basis", "none")) {
            return new BasisSpec.None();
        }
        Section basis = network.section("basis", "type, frequencies");
        String type = basis.oneOf("type", List.of("none", "fourier", "random-fourier", "multiscale-fourier"));
        String kind = " of basis " + type;
        return switch (type) {
            case "none" -> {
                basis.allow(kind, "type");
                yield new BasisSpec.None();
            }
            case "fourier" -> {
                basis.allow(kind, "type", "frequencies");
                yield new BasisSpec.Fourier(basis.integer("frequencies", 1, LARGEST_BASIS));
            }
            default -> {
                basis.allow(kind, "type", "features", "bandwidth");
                int features = basis.integer("features", 1, LARGEST_BASIS);
                double bandwidth = basis.positive("bandwidth", LARGEST_VALUE);
                yield type.equals("random-fourier")
                        ? new BasisSpec.RandomFourier(features, bandwidth)
                        : new BasisSpec.MultiscaleFourier(features, bandwidth);
            }
        };
    }

    private static @Nullable MinibatchDiscriminationSpec minibatchDiscrimination(Section discriminator) {
        if (discriminator.isWord("minibatchDiscrimination", "none")) {
            return null;
        }
        Section closeness = discriminator.section("minibatchDiscrimination", "kernels, dimensions");
        closeness.allow("", "kernels", "dimensions");
        return new MinibatchDiscriminationSpec(closeness.integer("kernels", 1, MOST_KERNELS),
                closeness.integer("dimensions", 1, MOST_KERNELS));
    }

    private static @Nullable Range clamp(Section discriminator, Activation output) {
        JsonNode clamp = discriminator.get("clamp");
        if (clamp.isNull() || clamp.asString("").equals("none")) {
            if (output == Activation.TANH) {
                throw discriminator.mustBe("clamp", "a range inside (0, 1) where discriminator.output is tanh");
            }
            return null;
        }
        if (output == Activation.LINEAR) {
            throw discriminator.mustBe("clamp", "none where discriminator.output is linear");
        }
        if (!clamp.isArray()) {
            throw discriminator.mustBe("clamp", "none or a range [low, high] inside (0, 1)");
        }
        Range range = discriminator.range("clamp", LARGEST_VALUE);
        if (range.low() <= 0 || range.high() >= 1) {
            throw discriminator.mustBe("clamp", "inside (0, 1)");
        }
        return range;
    }

    private static @Nullable InstanceNoiseSpec instanceNoise(Section discriminator) {
        if (discriminator.isWord("instanceNoise", "none")) {
            return null;
        }
        Section noise = discriminator.section("instanceNoise", "start, end, iterations");
        noise.allow("", "start", "end", "iterations");
        return new InstanceNoiseSpec(noise.number("start", 0, true, LARGEST_VALUE, true),
                noise.number("end", 0, true, LARGEST_VALUE, true), noise.integer("iterations", 1, LONGEST_RUN));
    }

    private static List<Integer> hidden(Section network) {
        List<Integer> hidden = network.integers("hidden", MOST_LAYERS, 1, LARGEST_LAYER);
        long weights = 0;
        int in = 1;
        for (int size : hidden) {
            weights += (in + 1L) * size;
            in = size;
        }
        if (weights > MOST_WEIGHTS) {
            throw network.mustBe("hidden", "sizes that make at most " + MOST_WEIGHTS + " weights",
                    ", which makes " + weights);
        }
        return hidden;
    }
}
