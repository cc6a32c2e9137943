package dev.gan4j.nn.internal;

import dev.gan4j.graph.Shape;

/** Whose a value of a training's state is. */
public enum Role {
    /** The generator's. */
    GENERATOR("generator"),
    /** The average of the generator's weights, which is judged and saved in their place. */
    AVERAGE("average.generator"),
    /** The discriminator's. */
    DISCRIMINATOR("discriminator"),
    /** What an optimiser remembers from step to step. */
    OPTIMISER("optimiser");

    private final String title;

    Role(String title) {
        this.title = title;
    }

    /**
     * Returns what a network's parameters are named after.
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
