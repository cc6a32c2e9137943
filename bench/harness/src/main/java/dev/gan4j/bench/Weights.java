package dev.gan4j.bench;

/**
 * The weights of both networks: of each layer the matrix, shape (in, out), row by row, then the bias, shape (out).
 *
 * @param generator     G's
 * @param discriminator D's
 */
@SuppressWarnings("ArrayRecordComponent")
public record Weights(float[][] generator, float[][] discriminator) {

    /** Zeros for layers of some sizes. */
    public static float[][] zeros(int[] sizes) {
        float[][] network = new float[2 * (sizes.length - 1)][];
        for (int layer = 0; layer < sizes.length - 1; layer++) {
            network[2 * layer] = new float[sizes[layer] * sizes[layer + 1]];
            network[2 * layer + 1] = new float[sizes[layer + 1]];
        }
        return network;
    }

    /** The transpose of a matrix that stands row by row. */
    public static float[] transposed(float[] matrix, int rows, int columns) {
        float[] transposed = new float[matrix.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[column * rows + row] = matrix[row * columns + column];
            }
        }
        return transposed;
    }
}
