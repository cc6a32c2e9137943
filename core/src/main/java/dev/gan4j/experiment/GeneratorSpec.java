package dev.gan4j.experiment;

import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Initialiser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The generator's network: dense layers from z to x'.
 *
 * @param hidden      the sizes of the hidden layers, each at least 1; may be empty
 * @param activation  after each hidden layer
 * @param output      after the last layer
 * @param scale       what the output is multiplied by, in training units; the tutorial's 5
 * @param initialiser of the weights; biases start at 0
 * @param structure   what it has beside its dense layers
 * @param averageDecay decay of an exponential moving average of the weights, in (0, 1), which takes the place of the
 *                    weights themselves wherever the generator is judged, saved or sampled from; null for none
 */
public record GeneratorSpec(List<Integer> hidden, Activation activation, Activation output, double scale,
        Initialiser initialiser, StructureSpec structure, @Nullable Double averageDecay) {

    /** Copies the list. */
    public GeneratorSpec {
        hidden = List.copyOf(hidden);
    }
}
