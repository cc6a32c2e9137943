package dev.gan4j.engine.internal;

import dev.gan4j.graph.Filters;

/**
 * Which weights connect a pixel of a convolution's result with which pixels of what it reads, along one axis; for the
 * convolution and for the transposed one alike. Positions of equal kind, which is the remainder of their division by the
 * number of kinds, are connected by the same weights.
 *
 * @param kinds   how many kinds of positions there are
 * @param size    of a filter
 * @param first   what the first weight of the first position reads
 * @param advance how far that is for the next position of the same kind
 * @param turn    how far the next weight's is from it: 1, or -1 for the transposed convolution
 */
record Reach(int kinds, int size, int first, int advance, int turn) {

    /** The reach of a convolution, whose result is {@link Filters#output}. */
    static Reach of(Filters filters) {
        return new Reach(1, filters.size(), -filters.padding(), filters.stride(), 1);
    }

    /** The reach of the transposed convolution, whose result is {@link Filters#input}. */
    static Reach transposed(Filters filters) {
        return new Reach(filters.stride(), filters.size(), filters.padding(), 1, -1);
    }

    /** The first weight that reaches positions of a kind. */
    private int lowest(int kind) {
        return turn > 0 ? 0 : (kind + first) % kinds;
    }

    /** How many weights reach positions of a kind; may be 0. */
    int count(int kind) {
        return (size - lowest(kind) + kinds - 1) / kinds;
    }

    /** The i-th weight that reaches positions of a kind. */
    int weight(int kind, int i) {
        return lowest(kind) + i * kinds;
    }

    /** The pixel that the i-th weight of a position reads; outside the picture, it is 0. */
    int pixel(int position, int i) {
        int kind = position % kinds;
        int start = turn > 0 ? first : (kind + first) / kinds;
        return start + position / kinds * advance + i * turn;
    }

    /** The lowest pixel that a position reads; above {@link #last} if it reads none. */
    int first(int position) {
        int count = count(position % kinds);
        return turn > 0 ? pixel(position, 0) : pixel(position, count - 1);
    }

    /** The highest pixel that a position reads. */
    int last(int position) {
        int count = count(position % kinds);
        return turn > 0 ? pixel(position, count - 1) : pixel(position, 0);
    }
}
