package dev.gan4j.lab;

import java.util.Locale;

/** A limit of the laboratory; each is an option of {@code gan4j lab}. */
public enum Limit {
    /** Runs, and strips of seeds, that train at the same time. */
    RUNS(Math.max(4, 2 * Runtime.getRuntime().availableProcessors()), 1, 1000, "simultaneous trainings; others wait"),
    /** Runs and strips that are kept in total. */
    WAITING(32, 1, 10_000, "runs that are kept in total, including those that train and those that wait"),
    /** Units of a layer. */
    NEURONS(512, 1, 10_000, "the size of a layer"),
    /** Hidden layers of a network. */
    LAYERS(8, 0, 64, "hidden layers of a network"),
    /** Samples of a minibatch. */
    BATCH(4096, 1, 1_000_000, "the size of a minibatch"),
    /** Iterations of a run, and steps of pretraining. */
    ITERATIONS(1_000_000, 1, 100_000_000, "iterations of a run"),
    /** Bytes of an upload. */
    UPLOAD(8 << 20, 1, 1 << 30, "bytes of an upload"),
    /** Rows of an upload. */
    ROWS(200_000, 40, 100_000_000, "rows of an upload"),
    /** Uploads that are kept. */
    UPLOADS(64, 1, 10_000, "uploads that are kept"),
    /** Moments of a lane that the slider shows. */
    HISTORY(400, 2, 100_000, "moments of a run that the slider shows"),
    /** Seeds of a strip. */
    SEEDS(50, 1, 10_000, "seeds that are compared at once"),
    /** Streams that are open at the same time. */
    STREAMS(500, 1, 100_000, "simultaneous streams of frames"),
    /** Simultaneous connections from one address. */
    CONNECTIONS(256, 8, 100_000, "simultaneous connections from one address; a new one replaces one that is silent"),
    /** Frames of a stream per second. */
    FRAMES(30, 1, 120, "frames per second"),
    /** Seconds after which a run without viewers is paused. */
    LEAVE(60, 1, 1_000_000, "seconds after which a run that nobody watches is paused"),
    /** Minutes after which a run without viewers is removed. */
    KEEP(30, 1, 1_000_000, "minutes after which a run that nobody watches is deleted");

    private final long standard;
    private final long least;
    private final long most;
    private final String meaning;

    Limit(long standard, long least, long most, String meaning) {
        this.standard = standard;
        this.least = least;
        this.most = most;
        this.meaning = meaning;
    }

    /**
     * Returns the name.
     *
     * @return such as "runs"
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the option of the command that sets it.
     *
     * @return such as "--runs"
     */
    public String option() {
        return "--" + word();
    }

    /**
     * Returns the default.
     *
     * @return within {@link #least()} and {@link #most()}
     */
    public long standard() {
        return standard;
    }

    /**
     * Returns the smallest value that is allowed.
     *
     * @return at least 0
     */
    public long least() {
        return least;
    }

    /**
     * Returns the largest value that is allowed.
     *
     * @return at least the smallest
     */
    public long most() {
        return most;
    }

    /**
     * Returns what is limited.
     *
     * @return words for people
     */
    public String meaning() {
        return meaning;
    }
}
