package dev.gan4j.engine.internal;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Products of large matrices: y = f(x w + bias), y = (x w) f'(h), and y = x^T d; see {@link Kernels}.
 *
 * <p>The left operand is copied into tiles of two vectors of rows, and a last one of one vector if no more is left; the
 * right one is read column by column, and transposed before where its columns do not lie in one piece. A panel of the right
 * one and a block of the left one stay in the second cache. The eight sums of a tile stay in registers, two vectors of
 * rows by four columns or one by eight: more of them were slower on AVX2, whose sixteen registers the compiler does not
 * fill without spilling. A finished block of rows passes through the activation. Sums add up in ascending order of the
 * inner index, so all of this has the plain bits, and blocks of rows can go to several threads.
 */
final class VectorTiles implements Workers.Task {

    private static final VectorSpecies<Float> WIDE = VectorFunctions.WIDE;
    private static final int WIDTH = VectorFunctions.WIDTH;
    private static final int TILE_ROWS = 2 * WIDTH;
    private static final int WIDE_COLUMNS = 4;
    private static final int NARROW_COLUMNS = 8;
    private static final int BLOCK_ROWS = 128;
    /** Elements of the right operand that stay in the second cache with a block of the left one: 128 KiB. */
    private static final int PANEL_ELEMENTS = 1 << 15;

    /** Multiply-adds from which on a product is worth sharing. */
    private static final long SHARED_WORK = 1 << 20;

    private final Workers workers;
    private final Room[] rooms;
    private float[] right = new float[0];
    private final Operands operands = new Operands();
    private int blockRows = BLOCK_ROWS;

    /** What one product reads and writes; the object is used again for the next. */
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
        private float[] w = x;
        private int columnStep;

        /** Where a column begins; those beyond the last one repeat it, and nobody reads what comes of them. */
        private int column(int column) {
            return Math.min(column, outer - 1) * columnStep;
        }

        private float start(int column) {
            float[] b = bias;
            return b == null ? 0f : b[Math.min(column, outer - 1)];
        }
    }

    /** What one thread arranges its operands in. */
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

    /** Multiplies for a layer; one of the steps in w is 1; h is null for y = f(x w + bias), and bias is null where it is not. */
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
        Operands o = operands;
        if (innerStep == 1) {
            o.w = w;
            o.columnStep = outerStep;
        } else {
            arrangeRight(w, innerStep, inner, outer);
            o.w = right;
            o.columnStep = inner;
        }
        o.x = x;
        o.y = y;
        o.rows = rows;
        o.inner = inner;
        o.outer = outer;
        boolean isShared = workers.count() > 1 && (long) rows * inner * outer >= SHARED_WORK;
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
        float[] block = room.block(BLOCK_ROWS * (o.outer + NARROW_COLUMNS));
        for (int i = 0; i < count; i += TILE_ROWS) {
            arrangeLeft(o, row + i, Math.min(TILE_ROWS, count - i), left, i * inner);
        }
        int panel = Math.max(1, PANEL_ELEMENTS / inner / NARROW_COLUMNS) * NARROW_COLUMNS;
        for (int first = 0; first < o.outer; first += panel) {
            int end = Math.min(o.outer, first + panel);
            for (int i = 0; i < count; i += TILE_ROWS) {
                if (count - i > WIDTH) {
                    for (int j = first; j < end; j += WIDE_COLUMNS) {
                        wide(o, left, i * inner, j, block, j * BLOCK_ROWS + i);
                    }
                } else {
                    for (int j = first; j < end; j += NARROW_COLUMNS) {
                        narrow(o, left, i * inner, j, block, j * BLOCK_ROWS + i);
                    }
                }
            }
        }
        for (int j = 0; j < o.outer; j++) {
            finish(o, block, j * BLOCK_ROWS, j * o.rows + row, count);
        }
    }

    /** Columns one after the other. */
    private void arrangeRight(float[] w, int innerStep, int inner, int outer) {
        if (right.length < outer * inner) {
            right = new float[outer * inner];
        }
        for (int j = 0; j < outer; j += 4) {
            VectorTranspose.rows(w, j, innerStep, inner, right, j * inner, inner, Math.min(4, outer - j));
        }
    }

    /** Some rows side by side for each inner index; rows that there are not are 0. */
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
            for (int i = 0; i < TILE_ROWS; i += 4) {
                VectorTranspose.columns(x, (row + i) * o.rowStep, o.rowStep, inner, to, at + i, TILE_ROWS);
            }
        }
    }

    /** Four columns for two vectors of rows. */
    private static void wide(Operands o, float[] x, int xFrom, int column, float[] to, int at) {
        float[] w = o.w;
        int inner = o.inner;
        int w0 = o.column(column);
        int w1 = o.column(column + 1);
        int w2 = o.column(column + 2);
        int w3 = o.column(column + 3);
        FloatVector s00 = VectorFunctions.spread(o.start(column));
        FloatVector s01 = VectorFunctions.spread(o.start(column + 1));
        FloatVector s02 = VectorFunctions.spread(o.start(column + 2));
        FloatVector s03 = VectorFunctions.spread(o.start(column + 3));
        FloatVector s10 = s00;
        FloatVector s11 = s01;
        FloatVector s12 = s02;
        FloatVector s13 = s03;
        for (int k = 0; k < inner; k++) {
            FloatVector x0 = FloatVector.fromArray(WIDE, x, xFrom + k * TILE_ROWS);
            FloatVector x1 = FloatVector.fromArray(WIDE, x, xFrom + k * TILE_ROWS + WIDTH);
            FloatVector v0 = VectorFunctions.spread(w[w0 + k]);
            s00 = x0.fma(v0, s00);
            s10 = x1.fma(v0, s10);
            FloatVector v1 = VectorFunctions.spread(w[w1 + k]);
            s01 = x0.fma(v1, s01);
            s11 = x1.fma(v1, s11);
            FloatVector v2 = VectorFunctions.spread(w[w2 + k]);
            s02 = x0.fma(v2, s02);
            s12 = x1.fma(v2, s12);
            FloatVector v3 = VectorFunctions.spread(w[w3 + k]);
            s03 = x0.fma(v3, s03);
            s13 = x1.fma(v3, s13);
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

    /** Eight columns for one vector of rows. */
    private static void narrow(Operands o, float[] x, int xFrom, int column, float[] to, int at) {
        float[] w = o.w;
        int inner = o.inner;
        int w0 = o.column(column);
        int w1 = o.column(column + 1);
        int w2 = o.column(column + 2);
        int w3 = o.column(column + 3);
        int w4 = o.column(column + 4);
        int w5 = o.column(column + 5);
        int w6 = o.column(column + 6);
        int w7 = o.column(column + 7);
        FloatVector s00 = VectorFunctions.spread(o.start(column));
        FloatVector s01 = VectorFunctions.spread(o.start(column + 1));
        FloatVector s02 = VectorFunctions.spread(o.start(column + 2));
        FloatVector s03 = VectorFunctions.spread(o.start(column + 3));
        FloatVector s04 = VectorFunctions.spread(o.start(column + 4));
        FloatVector s05 = VectorFunctions.spread(o.start(column + 5));
        FloatVector s06 = VectorFunctions.spread(o.start(column + 6));
        FloatVector s07 = VectorFunctions.spread(o.start(column + 7));
        for (int k = 0; k < inner; k++) {
            FloatVector x0 = FloatVector.fromArray(WIDE, x, xFrom + k * TILE_ROWS);
            s00 = x0.fma(VectorFunctions.spread(w[w0 + k]), s00);
            s01 = x0.fma(VectorFunctions.spread(w[w1 + k]), s01);
            s02 = x0.fma(VectorFunctions.spread(w[w2 + k]), s02);
            s03 = x0.fma(VectorFunctions.spread(w[w3 + k]), s03);
            s04 = x0.fma(VectorFunctions.spread(w[w4 + k]), s04);
            s05 = x0.fma(VectorFunctions.spread(w[w5 + k]), s05);
            s06 = x0.fma(VectorFunctions.spread(w[w6 + k]), s06);
            s07 = x0.fma(VectorFunctions.spread(w[w7 + k]), s07);
        }
        s00.intoArray(to, at);
        s01.intoArray(to, at + BLOCK_ROWS);
        s02.intoArray(to, at + 2 * BLOCK_ROWS);
        s03.intoArray(to, at + 3 * BLOCK_ROWS);
        s04.intoArray(to, at + 4 * BLOCK_ROWS);
        s05.intoArray(to, at + 5 * BLOCK_ROWS);
        s06.intoArray(to, at + 6 * BLOCK_ROWS);
        s07.intoArray(to, at + 7 * BLOCK_ROWS);
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
