package dev.gan4j.lab;

import java.util.concurrent.ThreadLocalRandom;

/** The seed of a random test: another one each time, unless {@code -Dgan4j.seed} replays one that a failure has named. */
public final class Seed {

    private static final String PROPERTY = "gan4j.seed";

    private Seed() {}

    /**
     * Returns the first of the seeds of a test.
     *
     * @return what the property says, or else any
     */
    public static long first() {
        Long told = Long.getLong(PROPERTY);
        return told == null ? ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE) : told;
    }

    /**
     * Returns how many seeds a test goes through.
     *
     * @param standard how many where none is replayed
     * @return 1 where one is replayed
     */
    public static int count(int standard) {
        return Long.getLong(PROPERTY) == null ? standard : 1;
    }

    /**
     * Returns what to do to see a failure again.
     *
     * @param seed of what failed
     * @return words for a message
     */
    public static String replay(long seed) {
        return "replay with -D" + PROPERTY + "=" + seed;
    }
}
