package dev.gan4j.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The direction numbers of Sobol's low-discrepancy sequence, with the polynomials and initial numbers of Joe and Kuo
 * 2008 ("Constructing Sobol sequences with better two-dimensional projections").
 *
 * <p>Each point follows from the one before by one exclusive or: x[i + 1] = x[i] ^ v[c], where c is the number of trailing ones
 * of i in binary (Antonov and Saleev 1979). The first 2^k points have exactly one in each of 2^k equal cells of every
 * coordinate.
 */
final class SobolSequence {

    private static final int BITS = 32;
    private static final String TABLE = "sobol.txt";
    /** Each dimension's direction numbers, created on first use; a race only creates equal ones twice. */
    private static final AtomicReferenceArray<int @Nullable []> DIRECTIONS = new AtomicReferenceArray<>(
            Latent.Sobol.MOST_DIMENSIONS);

    private SobolSequence() {}

    /**
     * Returns the direction numbers of a dimension.
     *
     * @param dimension from 0
     * @return shape (32), not to be changed; bit 31 is the half
     */
    static int[] directions(int dimension) {
        int[] directions = DIRECTIONS.get(dimension);
        if (directions == null) {
            directions = new int[BITS];
            if (dimension == 0) {
                for (int bit = 0; bit < BITS; bit++) {
                    directions[bit] = 1 << (BITS - 1 - bit);
                }
            } else {
                fill(directions, row(dimension));
            }
            DIRECTIONS.set(dimension, directions);
        }
        return directions;
    }

    private static String row(int dimension) {
        try (InputStream in = Objects.requireNonNull(SobolSequence.class.getResourceAsStream(TABLE),
                TABLE + " must be beside this class");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            return reader.lines().filter(line -> !line.startsWith("#")).skip(dimension - 1).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(int[] v, String row) {
        String[] cells = row.split(" ");
        int degree = Integer.parseInt(cells[1]);
        int coefficients = Integer.parseInt(cells[2]);
        for (int i = 0; i < BITS; i++) {
            if (i < degree) {
                v[i] = Integer.parseInt(cells[3 + i]) << (BITS - 1 - i);
            } else {
                v[i] = v[i - degree] ^ (v[i - degree] >>> degree);
                for (int k = 1; k < degree; k++) {
                    v[i] ^= ((coefficients >> (degree - 1 - k)) & 1) * v[i - k];
                }
            }
        }
    }
}
