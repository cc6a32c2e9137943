package dev.gan4j.nn.internal;

import dev.gan4j.graph.Shape;

/** The owner of a value in a training's state. */
public enum Role {
    /** The generator's. */
    GENERATOR("generator"),
    /** The average of the generator's weights, which is judged and saved instead of them. */
    AVERAGE("average.generator"),
    /** The discriminator's. */
    DISCRIMINATOR("discriminator"),
    /** The state of an optimiser. */
    OPTIMISER("optimiser");

    private final String title;

    Role(String title) {
        this.title = title;
    }

    /**
     * Returns the prefix of the names of a network's parameters.
     *
     * @return such as "discriminator"
     */
    public String title() {
        return title;
    }

    /**
     * Creates a parameter that is trained.
     *
     * @param name  within the network, such as {@code 0.weight}
     * @param shape of the value
     * @param phase when its starting value is drawn
     * @param start its starting value
     * @return the parameter, such as {@code discriminator.0.weight}
     */
    public Parameter trained(String name, Shape shape, Parameter.Phase phase, Start start) {
        return new Parameter(title + "." + name, shape, this, true, phase, start);
    }

    /**
     * Creates a value that belongs to the network and is not trained.
     *
     * @param name  within the network, such as {@code 0.spectral}
     * @param shape of the value
     * @param phase when its starting value is drawn
     * @param start its starting value
     * @return the parameter, such as {@code discriminator.0.spectral}
     */
    public Parameter fixed(String name, Shape shape, Parameter.Phase phase, Start start) {
        return new Parameter(title + "." + name, shape, this, false, phase, start);
    }
}
