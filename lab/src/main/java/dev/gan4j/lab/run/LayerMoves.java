package dev.gan4j.lab.run;

import dev.gan4j.nn.internal.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;

/** How far a step moves the weights of each layer of a network. */
final class LayerMoves {

    private LayerMoves() {}

    /**
     * Returns the length of the change in the weights of each layer, relative to their length before.
     *
     * @param before  the weights of both networks
     * @param after   the same ones after the step
     * @param network {@code generator} or {@code discriminator}
     * @return for each layer, in order
     */
    static double[] between(Parameters before, Parameters after, String network) {
        Map<String, double[]> layers = new LinkedHashMap<>();
        before.values().forEach((name, value) -> {
            if (name.startsWith(network + ".")) {
                double[] squares = layers.computeIfAbsent(name.substring(0, name.lastIndexOf('.')),
                        any -> new double[2]);
                float[] old = value.elements();
                float[] now = after.get(name).elements();
                for (int i = 0; i < old.length; i++) {
                    squares[0] += ((double) now[i] - old[i]) * ((double) now[i] - old[i]);
                    squares[1] += (double) old[i] * old[i];
                }
            }
        });
        return layers.values().stream().mapToDouble(squares -> Math.sqrt(squares[0] / Math.max(squares[1], 1e-30)))
                .toArray();
    }
}
