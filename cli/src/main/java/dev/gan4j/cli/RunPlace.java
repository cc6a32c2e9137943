package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.run.RunCheckpoints;
import dev.gan4j.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a run in the making: made when training begins, which it does only if all that was given can be used, with
 * the checkpoints in it.
 *
 * @param <T> what says what the run trains
 * @param <C> a checkpoint of it
 */
final class RunPlace<T, C> implements AutoCloseable {

    private final Maker maker;
    private final Opening<T, C> opening;
    private final Consumer<String> warnings;
    private @Nullable RunDirectory directory;
    private @Nullable RunCheckpoints<T, C> checkpoints;
    private boolean isWarned;

    /** Makes a run directory. */
    @FunctionalInterface
    interface Maker {
        RunDirectory make(String name, long seed) throws IOException;
    }

    /** Opens the checkpoints of a run directory. */
    @FunctionalInterface
    interface Opening<T, C> {
        RunCheckpoints<T, C> of(RunDirectory directory) throws IOException;
    }

    /** Writes into a run directory. */
    @FunctionalInterface
    interface Writing<W> {
        W into(RunDirectory directory) throws IOException;
    }

    private RunPlace(Maker maker, Opening<T, C> opening, @Nullable RunDirectory directory,
            @Nullable RunCheckpoints<T, C> checkpoints, Consumer<String> warnings) {
        this.maker = maker;
        this.opening = opening;
        this.directory = directory;
        this.checkpoints = checkpoints;
        this.warnings = warnings;
    }

    /**
     * Returns the place of a new run.
     *
     * @param maker    makes its directory
     * @param opening  opens its checkpoints
     * @param warnings told in a sentence of what could not be written while training goes on
     */
    static <T, C> RunPlace<T, C> of(Maker maker, Opening<T, C> opening, Consumer<String> warnings) {
        return new RunPlace<>(maker, opening, null, null, warnings);
    }

    /** Returns the place of a new run whose directory is made already, and holds its data. */
    static <T, C> RunPlace<T, C> of(RunDirectory directory, Opening<T, C> opening, Consumer<String> warnings) {
        return new RunPlace<>((name, seed) -> directory, opening, directory, null, warnings);
    }

    /** Returns the place of a run that goes on. */
    static <T, C> RunPlace<T, C> of(RunDirectory directory, RunCheckpoints<T, C> checkpoints,
            Consumer<String> warnings) {
        return new RunPlace<>((name, seed) -> directory, any -> checkpoints, directory, checkpoints, warnings);
    }

    /** Removes the directory of a run that has not begun, if it is made already. */
    void abandon() {
        if (directory != null && checkpoints == null) {
            directory.removeUnbegun();
        }
    }

    /**
     * Makes the directory, unless it is made already, and writes what a run has at its beginning.
     *
     * @throws IOException if that cannot be written; what was made is then removed
     */
    void begin(String name, long seed, Writing<?> beginning) throws IOException {
        try {
            if (directory == null) {
                directory = maker.make(name, seed);
            }
            if (checkpoints == null) {
                checkpoints = opening.of(directory);
            }
            beginning.into(directory);
        } catch (IOException e) {
            if (directory != null) {
                directory.removeUnbegun();
            }
            throw e;
        }
    }

    /** Writes a checkpoint. One that cannot be written is no reason to lose the run. */
    void write(C checkpoint) {
        try {
            checkpoints().write(checkpoint);
            isWarned = false;
        } catch (IOException e) {
            if (!isWarned) {
                warnings.accept("no checkpoint could be written: " + ErrorMessages.ofInputOutput(e)
                        + "; training continues");
            }
            isWarned = true;
        }
    }

    /**
     * Writes what a run leaves.
     *
     * @param name       of the run
     * @param seed       of the run
     * @param isFinished whether the run has come to its end, and needs no checkpoints any more
     * @param writing    writes it
     * @throws IOException if it cannot be written; it is then in a directory for temporary files, if that can be written
     */
    <W> W finish(String name, long seed, boolean isFinished, Writing<W> writing) throws IOException {
        W written;
        try {
            written = writing.into(directory());
        } catch (IOException e) {
            throw new IOException(ErrorMessages.ofInputOutput(e) + saveElsewhere(name, seed, writing, e), e);
        }
        if (isFinished) {
            checkpoints().finish();
        }
        return written;
    }

    private static String saveElsewhere(String name, long seed, Writing<?> writing, IOException cause) {
        try {
            RunDirectory other = RunDirectory.create(Path.of(System.getProperty("java.io.tmpdir")), name, seed);
            writing.into(other);
            return "; the run was saved in " + other.path() + " instead";
        } catch (IOException | InvalidInputException e) {
            cause.addSuppressed(e);
            return "; the run could not be saved elsewhere either";
        }
    }

    /** Returns the directory of a run that has begun. */
    RunDirectory directory() {
        if (directory == null) {
            throw new IllegalStateException("a run must have begun before it is written");
        }
        return directory;
    }

    @Override
    public void close() throws IOException {
        if (checkpoints != null) {
            checkpoints.close();
        }
    }

    private RunCheckpoints<T, C> checkpoints() {
        if (checkpoints == null) {
            throw new IllegalStateException("a run must have begun before it has checkpoints");
        }
        return checkpoints;
    }
}
