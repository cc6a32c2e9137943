package dev.gan4j.random;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A random generator whose numbers are addressed, not consumed: the numbers after {@link #seek(Stream, long)} depend only on
 * (seed, stream, index).
 *
 * <p>Philox 4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"): key = seed; counter words 0
 * and 1 count blocks from the sought address on, word 2 and the low 24 bits of word 3 hold the index, the high 8 bits
 * of word 3 the stream. Each index therefore owns 2^64 blocks of four words, more than any rejection sampler needs.
 *
 * <p>Not thread-safe: each thread creates its own.
 */
public final class AddressedRandom implements UniformRandomProvider {

    private static final int MULTIPLIER_0 = 0xD2511F53;
    private static final int MULTIPLIER_1 = 0xCD9E8D57;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final long INDEX_LIMIT = 1L << 56;

    /** The number of blocks that are generated together if more than one is needed. */
    private static final int BULK = 64;
    private static final long MASK = 0xFFFFFFFFL;

    /** The most words for which single blocks are faster than many that are generated together. */
    private static final int FEW = 64;

    private final int key0;
    private final int key1;
    private final int[] words = new int[4 * BULK];
    private final long[] lane0 = new long[BULK];
    private final long[] lane1 = new long[BULK];
    private final long[] lane2 = new long[BULK];
    private final long[] lane3 = new long[BULK];
    private long block;
    private int counter2;
    private int counter3;
    private int position;
    private int available;

    /**
     * Creates a generator at index 0 of the weights' stream.
     *
     * @param seed any number; another seed gives other numbers everywhere
     */
    public AddressedRandom(long seed) {
        key0 = (int) seed;
        key1 = (int) (seed >>> 32);
        seek(Stream.WEIGHTS, 0);
    }

    /**
     * Moves to an address; the next word drawn is the first of that address.
     *
     * @param stream what the numbers are for
     * @param index  from 0 to 2^56 - 1
     * @throws IllegalArgumentException if the index is out of range
     */
    public void seek(Stream stream, long index) {
        if (index < 0 || index >= INDEX_LIMIT) {
            throw new IllegalArgumentException("index must be in [0, 2^56) but was " + index);
        }
        block = 0;
        counter2 = (int) index;
        counter3 = (int) (index >>> 32) | (stream.number() << 24);
        position = 0;
        available = 0;
    }

    @Override
    public int nextInt() {
        if (position == available) {
            refill();
        }
        return words[position++];
    }

    /**
     * Fills an array with the floats that as many calls of {@link #nextFloat()} would draw.
     *
     * @param target receives numbers in [0, 1)
     */
    public void fill(float[] target) {
        int done = 0;
        while (done < target.length) {
            int count = ready(target.length - done);
            int from = position;
            for (int i = 0; i < count; i++) {
                target[done + i] = (words[from + i] >>> 8) * 0x1p-24f;
            }
            done += count;
            position += count;
        }
    }

    /**
     * Draws the words that as many calls of {@link #nextInt()} would draw.
     *
     * @param target receives them from its beginning
     * @param count  how many, at most the target's length
     */
    public void fill(int[] target, int count) {
        int done = 0;
        while (done < count) {
            int next = ready(count - done);
            System.arraycopy(words, position, target, done, next);
            done += next;
            position += next;
        }
    }

    /** Generates words; returns how many of the wanted ones are available now, at least one. */
    private int ready(int wanted) {
        if (position == available) {
            if (wanted > FEW) {
                refillInBulk();
            } else {
                refillWithOne();
            }
        }
        return Math.min(available - position, wanted);
    }

    /**
     * Puts numbers in a random order; each order is equally likely.
     *
     * @param values reordered in place
     */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = nextInt(i + 1);
            int value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }

    @Override
    public long nextLong() {
        int at = position;
        if (at + 1 < available) {
            position = at + 2;
            return ((long) words[at + 1] << 32) | (words[at] & MASK);
        }
        int low = nextInt();
        return ((long) nextInt() << 32) | (low & MASK);
    }

    /**
     * One block after a seek, because a seek is often for one number; then many together, in loops over lanes that the virtual
     * machine vectorises.
     */
    private void refill() {
        if (block == 0) {
            refillWithOne();
        } else {
            refillInBulk();
        }
    }

    private void refillWithOne() {
        fillBlock();
        position = 0;
        available = 4;
    }

    private void refillInBulk() {
        fillBlocks();
        position = 0;
        available = 4 * BULK;
    }

    private void fillBlocks() {
        for (int i = 0; i < BULK; i++) {
            long number = block + i;
            lane0[i] = number & MASK;
            lane1[i] = number >>> 32;
        }
        Arrays.fill(lane2, counter2 & MASK);
        Arrays.fill(lane3, counter3 & MASK);
        int k0 = key0;
        int k1 = key1;
        for (int round = 0; round < ROUNDS; round++) {
            round(lane0, lane1, lane2, lane3, k0 & MASK, k1 & MASK);
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        for (int i = 0; i < BULK; i++) {
            words[4 * i] = (int) lane0[i];
            words[4 * i + 1] = (int) lane1[i];
            words[4 * i + 2] = (int) lane2[i];
            words[4 * i + 3] = (int) lane3[i];
        }
        block += BULK;
    }

    private static void round(long[] c0, long[] c1, long[] c2, long[] c3, long k0, long k1) {
        for (int i = 0; i < BULK; i++) {
            long product0 = (MULTIPLIER_0 & MASK) * (c0[i] & MASK);
            long product1 = (MULTIPLIER_1 & MASK) * (c2[i] & MASK);
            c0[i] = (product1 >>> 32) ^ c1[i] ^ k0;
            c2[i] = (product0 >>> 32) ^ c3[i] ^ k1;
            c1[i] = product1 & MASK;
            c3[i] = product0 & MASK;
        }
    }

    private void fillBlock() {
        int c0 = (int) block;
        int c1 = (int) (block >>> 32);
        int c2 = counter2;
        int c3 = counter3;
        int k0 = key0;
        int k1 = key1;
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = (MULTIPLIER_0 & 0xFFFFFFFFL) * (c0 & 0xFFFFFFFFL);
            long product1 = (MULTIPLIER_1 & 0xFFFFFFFFL) * (c2 & 0xFFFFFFFFL);
            c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
            c1 = (int) product1;
            c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
            c3 = (int) product0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        words[0] = c0;
        words[1] = c1;
        words[2] = c2;
        words[3] = c3;
        block++;
    }
}
