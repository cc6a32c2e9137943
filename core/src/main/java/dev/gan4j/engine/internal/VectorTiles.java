package dev.gan4j.engine.internal;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Products of large matrices: y = f(x w + bias), y = (x w) f'(h), and y = x^T d; see {@link Kernels}.
 *
 * <p>Both operands are copied into the order in which they are read: the left one in tiles of two vectors of rows, the right
 * one in tiles of four columns. A tile of the left one stays in the first-level cache while a panel of the right one passes; a
 * panel, and a block of the left one, stay in the second-level cache. The eight sums of two tiles stay in registers, with two
 * vectors and one number: more sums were slower on AVX2, because the compiler cannot use all sixteen registers without
 * spilling. The activation is applied to each finished block of rows. Sums are added in ascending order of the inner index,
 * which gives the same bits as the plain kernels and allows several threads to share the blocks.
 */
final class VectorTiles implements Workers.Task {

    private static final VectorSpecies<Float> WIDE = VectorFunctions.WIDE;
    private static final int WIDTH = VectorFunctions.WIDTH;
    private static final int TILE_ROWS = 2 * WIDTH;
    private static final int TILE_COLUMNS = 4;
    private static final int BLOCK_ROWS = 128;
    /** Elements of the right operand that stay in the second-level cache with a block of the left one: 128 KiB. */
    private static final int PANEL_ELEMENTS = 1 << 15;

    private final Workers workers;
    private final Room[] rooms;
    private float[] right = new float[0];
    private final Operands operands = new Operands();
    private int blockRows = BLOCK_ROWS;

    /** The operands of one product; the object is reused for the next. */
    private static final class Operands {

        private float[] x = new float[0];
        private int rowStep;
        private int innerStep;
        private float @Nullable [] bias;
        private @Nullable Activation f;
        private float @Nullable [] h;
        private float[] y = x;
        private int rows;
        private int inner;
        private int outer;
    }

    /** The space in which one thread arranges its operands. */
    private static final class Room {

        private float[] left = new float[0];
        private float[] block = new float[0];

        private float[] left(int size) {
            if (left.length < size) {
                left = new float[size];
            }
            return left;
        }

        private float[] block(int size) {
            if (block.length < size) {
                block = new float[size];
            }
            return block;
        }
    }

    VectorTiles(Workers workers) {
        this.workers = workers;
        rooms = new Room[workers.count()];
        Arrays.setAll(rooms, worker -> new Room());
    }

    /** Multiplies for a layer; h is null for y = f(x w + bias), and bias is null for y = (x w) f'(h). */
    void layer(float[] x, float[] w, int innerStep, int outerStep, float @Nullable [] bias, @Nullable Activation f,
            float @Nullable [] h, float[] y, int rows, int inner, int outer) {
        Operands o = operands;
        o.rowStep = 1;
        o.innerStep = rows;
        o.bias = bias;
        o.f = f;
        o.h = h;
        multiply(x, w, innerStep, outerStep, y, rows, inner, outer);
    }

    /** Multiplies y = x^T d, for x of shape (rows, left) and d of shape (rows, right). */
    void gradient(float[] x, float[] d, float[] y, int rows, int left, int right) {
        Operands o = operands;
        o.rowStep = rows;
        o.innerStep = 1;
        o.bias = null;
        o.f = null;
        o.h = null;
        multiply(x, d, 1, rows, y, left, rows, right);
    }

    private void multiply(float[] x, float[] w, int innerStep, int outerStep, float[] y, int rows, int inner,
            int outer) {
        arrangeRight(w, innerStep, outerStep, inner, outer);
        Operands o = operands;
        o.x = x;
        o.y = y;
        o.rows = rows;
        o.inner = inner;
        o.outer = outer;
        boolean isShared = workers.isWorthSharing((long) rows * inner * outer);
        int fair = isShared ? (rows + workers.count() - 1) / workers.count() : rows;
        blockRows = Math.min(BLOCK_ROWS, (fair + TILE_ROWS - 1) / TILE_ROWS * TILE_ROWS);
        int parts = (rows + blockRows - 1) / blockRows;
        if (isShared) {
            workers.run(this, parts);
        } else {
            for (int part = 0; part < parts; part++) {
                run(part, 0);
            }
        }
    }

    /** Computes a block of rows. */
    @Override
    public void run(int part, int worker) {
        Operands o = operands;
        Room room = rooms[worker];
        int inner = o.inner;
        int row = part * blockRows;
        int count = Math.min(blockRows, o.rows - row);
        float[] left = room.left(BLOCK_ROWS * inner);
        float[] block = room.block(BLOCK_ROWS * (o.outer + TILE_COLUMNS));
        for (int i = 0; i < count; i += TILE_ROWS) {
            arrangeLeft(o, row + i, Math.min(TILE_ROWS, count - i), left, i * inner);
        }
        int panel = Math.max(1, PANEL_ELEMENTS / inner / TILE_COLUMNS) * TILE_COLUMNS;
        for (int first = 0; first < o.outer; first += panel) {
            int end = Math.min(o.outer, first + panel);
            for (int i = 0; i < count; i += TILE_ROWS) {
                for (int j = first; j < end; j += TILE_COLUMNS) {
                    tile(left, i * inner, right, j * inner, o.bias, j, o.outer, block, j * BLOCK_ROWS + i, inner);
                }
            }
        }
        for (int j = 0; j < o.outer; j++) {
            finish(o, block, j * BLOCK_ROWS, j * o.rows + row, count);
        }
    }

    /** Four columns side by side for each input; missing columns are 0. */
    private void arrangeRight(float[] w, int innerStep, int outerStep, int inner, int outer) {
        int columns = (outer + TILE_COLUMNS - 1) / TILE_COLUMNS * TILE_COLUMNS;
        if (right.length < columns * inner) {
            right = new float[columns * inner];
        }
        float[] to = right;
        int at = 0;
        for (int j = 0; j < columns; j += TILE_COLUMNS) {
            int from = j * outerStep;
            if (j + TILE_COLUMNS <= outer) {
                for (int k = 0; k < inner; k++, from += innerStep, at += TILE_COLUMNS) {
                    to[at] = w[from];
                    to[at + 1] = w[from + outerStep];
                    to[at + 2] = w[from + 2 * outerStep];
                    to[at + 3] = w[from + 3 * outerStep];
                }
            } else {
                for (int k = 0; k < inner; k++, from += innerStep, at += TILE_COLUMNS) {
                    for (int c = 0; c < TILE_COLUMNS; c++) {
                        to[at + c] = j + c < outer ? w[from + c * outerStep] : 0f;
                    }
                }
            }
        }
    }

    /** Some rows side by side for each inner index; missing rows are 0. */
    private static void arrangeLeft(Operands o, int row, int count, float[] to, int at) {
        float[] x = o.x;
        int inner = o.inner;
        if (count < TILE_ROWS) {
            for (int k = 0; k < inner; k++) {
                for (int i = 0; i < TILE_ROWS; i++) {
                    to[at + k * TILE_ROWS + i] = i < count ? x[(row + i) * o.rowStep + k * o.innerStep] : 0f;
                }
            }
        } else if (o.rowStep == 1) {
            int step = o.innerStep;
            for (int k = 0; k < inner; k++) {
                FloatVector.fromArray(WIDE, x, row + k * step).intoArray(to, at + k * TILE_ROWS);
                FloatVector.fromArray(WIDE, x, row + k * step + WIDTH).intoArray(to, at + k * TILE_ROWS + WIDTH);
            }
        } else {
            transpose(x, row * o.rowStep, o.rowStep, to, at, inner);
        }
    }

    /** Four rows at a time, each of which is contiguous. */
    private static void transpose(float[] x, int from, int rowStep, float[] to, int at, int inner) {
        for (int i = 0; i < TILE_ROWS; i += 4) {
            int first = from + i * rowStep;
            int second = first + rowStep;
            int third = second + rowStep;
            int fourth = third + rowStep;
            for (int k = 0; k < inner; k++) {
                int next = at + k * TILE_ROWS + i;
                to[next] = x[first + k];
                to[next + 1] = x[second + k];
                to[next + 2] = x[third + k];
                to[next + 3] = x[fourth + k];
            }
        }
    }

    private static void tile(float[] x, int xFrom, float[] w, int wFrom, float @Nullable [] bias, int column,
            int columns, float[] to, int at, int inner) {
        FloatVector s00 = VectorFunctions.spread(start(bias, column, columns));
        FloatVector s01 = VectorFunctions.spread(start(bias, column + 1, columns));
        FloatVector s02 = VectorFunctions.spread(start(bias, column + 2, columns));
        FloatVector s03 = VectorFunctions.spread(start(bias, column + 3, columns));
        FloatVector s10 = s00;
        FloatVector s11 = s01;
        FloatVector s12 = s02;
        FloatVector s13 = s03;
        for (int k = 0; k < inner; k++) {
            int left = xFrom + k * TILE_ROWS;
            int right = wFrom + k * TILE_COLUMNS;
            FloatVector x0 = FloatVector.fromArray(WIDE, x, left);
            FloatVector x1 = FloatVector.fromArray(WIDE, x, left + WIDTH);
            FloatVector w0 = VectorFunctions.spread(w[right]);
            s00 = x0.fma(w0, s00);
            s10 = x1.fma(w0, s10);
            FloatVector w1 = VectorFunctions.spread(w[right + 1]);
            s01 = x0.fma(w1, s01);
            s11 = x1.fma(w1, s11);
            FloatVector w2 = VectorFunctions.spread(w[right + 2]);
            s02 = x0.fma(w2, s02);
            s12 = x1.fma(w2, s12);
            FloatVector w3 = VectorFunctions.spread(w[right + 3]);
            s03 = x0.fma(w3, s03);
            s13 = x1.fma(w3, s13);
        }
        s00.intoArray(to, at);
        s10.intoArray(to, at + WIDTH);
        s01.intoArray(to, at + BLOCK_ROWS);
        s11.intoArray(to, at + BLOCK_ROWS + WIDTH);
        s02.intoArray(to, at + 2 * BLOCK_ROWS);
        s12.intoArray(to, at + 2 * BLOCK_ROWS + WIDTH);
        s03.intoArray(to, at + 3 * BLOCK_ROWS);
        s13.intoArray(to, at + 3 * BLOCK_ROWS + WIDTH);
    }

    private static float start(float @Nullable [] bias, int column, int columns) {
        return bias == null || column >= columns ? 0f : bias[column];
    }

    private static void finish(Operands o, float[] block, int from, int at, int count) {
        Activation f = o.f;
        float[] h = o.h;
        if (f == null) {
            System.arraycopy(block, from, o.y, at, count);
        } else if (h == null) {
            VectorFunctions.unary(f.function(), block, from, o.y, at, count, f.constant(), 0);
        } else {
            VectorSlopes.slope(f, block, from, h, at, o.y, at, count);
        }
    }
}
