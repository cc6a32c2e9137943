package dev.gan4j.random;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A random generator whose numbers are addressed, not consumed: what comes after {@link #seek(Stream, long)} is a
 * function of (seed, stream, index) alone.
 *
 * <p>Philox 4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"): key = seed; counter words 0
 * and 1 count blocks from the sought address on, word 2 and the low 24 bits of word 3 hold the index, the high 8 bits
 * of word 3 the stream. Each index therefore owns 2^64 blocks of four words, more than any rejection sampler needs.
 *
 * <p>Not safe for use by several threads at once: each thread makes its own.
 */
public final class AddressedRandom implements UniformRandomProvider {

    private static final int MULTIPLIER_0 = 0xD2511F53;
    private static final int MULTIPLIER_1 = 0xCD9E8D57;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final long INDEX_LIMIT = 1L << 56;

    private final int key0;
    private final int key1;
    private long block;
    private int counter2;
    private int counter3;
    private int word0;
    private int word1;
    private int word2;
    private int word3;
    private int position;

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
     * Goes to an address; the next word drawn is the first of that address.
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
        position = 4;
    }

    @Override
    public int nextInt() {
        if (position == 4) {
            fillBlock();
            position = 0;
        }
        return switch (position++) {
            case 0 -> word0;
            case 1 -> word1;
            case 2 -> word2;
            default -> word3;
        };
    }

    @Override
    public long nextLong() {
        int low = nextInt();
        return ((long) nextInt() << 32) | (low & 0xFFFFFFFFL);
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
        word0 = c0;
        word1 = c1;
        word2 = c2;
        word3 = c3;
        block++;
    }
}
