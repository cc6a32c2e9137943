package dev.gan4j.experiment;

import dev.gan4j.experiment.internal.Part;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Basis;
import dev.gan4j.nn.Initialiser;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Builds a network from another; this part is common to both networks. */
abstract sealed class NetworkBuilder<B extends NetworkBuilder<B>>
        permits GeneratorSpec.Builder, DiscriminatorSpec.Builder {

    private final Part part;
    private final Map<String, @Nullable Object> values;

    NetworkBuilder(Part part, Record start) {
        this.part = part;
        values = part.values(start);
    }

    abstract B self();

    final B set(String field, @Nullable Object value) {
        values.put(field, value);
        return self();
    }

    final Object make() {
        return part.make(values);
    }

    /** Sets the sizes of the hidden layers, each at least 1; none for no hidden layer. */
    public final B hidden(int... hidden) {
        return set("hidden", IntStream.of(hidden).boxed().toList());
    }

    /** Sets the activation after each hidden layer. */
    public final B activation(Activation activation) {
        return set("activation", activation);
    }

    /** Sets how the weights are drawn. */
    public final B initialiser(Initialiser initialiser) {
        return set("initialiser", initialiser);
    }

    /** Sets the functions of the input that the first layer combines. */
    public final B basis(Basis basis) {
        return set("basis", basis);
    }

    /** Sets whether each hidden layer of the same size as the one before it adds to that one's output. */
    public final B residual(boolean residual) {
        return set("residual", residual);
    }

    /** Sets whether each hidden layer's sum is normalised before its activation. */
    public final B layerNormalisation(boolean layerNormalisation) {
        return set("layerNormalisation", layerNormalisation);
    }

    @Override
    public String toString() {
        return "Builder" + values;
    }
}
