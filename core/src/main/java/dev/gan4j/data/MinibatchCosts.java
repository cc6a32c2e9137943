package dev.gan4j.data;

/** The squared Euclidean distances between the latents and the real samples of a minibatch. */
final class MinibatchCosts {

    private MinibatchCosts() {}

    /**
     * Computes all distances.
     *
     * @param x      shape (batch, columns), feature-major
     * @param z      shape (batch, columns), feature-major
     * @param costs  receives |z[i] - x[j]|^2 at {@code i * batch + j}
     */
    static void fill(float[] x, float[] z, int batch, int columns, double[] costs) {
        for (int i = 0; i < batch; i++) {
            int to = i * batch;
            for (int j = 0; j < batch; j++) {
                double difference = z[i] - x[j];
                costs[to + j] = difference * difference;
            }
            for (int column = 1; column < columns; column++) {
                int from = column * batch;
                float own = z[from + i];
                for (int j = 0; j < batch; j++) {
                    double difference = own - x[from + j];
                    costs[to + j] += difference * difference;
                }
            }
        }
    }

    /**
     * Reorders rows.
     *
     * @param x       shape (batch, columns), feature-major; row i becomes what row sources[i] was
     * @param scratch as long as a column
     */
    static void permute(float[] x, int batch, int columns, int[] sources, float[] scratch) {
        for (int column = 0; column < columns; column++) {
            int from = column * batch;
            for (int i = 0; i < batch; i++) {
                scratch[i] = x[from + sources[i]];
            }
            System.arraycopy(scratch, 0, x, from, batch);
        }
    }
}
