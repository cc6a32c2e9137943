package dev.gan4j.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * How checkpoints of one kind of training are written and read.
 *
 * @param <T> what says what a run trains
 * @param <C> a checkpoint of it
 */
interface CheckpointKind<T, C> {

    /** Returns the number of the step before which it was taken, from the beginning of the run. */
    long step(C checkpoint);

    /** Writes it with a digest that has seen nothing. */
    void write(C checkpoint, MessageDigest sha256, OutputStream out) throws IOException;

    /**
     * Reads one.
     *
     * @throws DamagedCheckpointException            if it is not a whole checkpoint
     * @throws dev.gan4j.InvalidInputException if a newer library wrote it
     * @throws IOException                           if the file cannot be read
     */
    C read(Path file) throws IOException, DamagedCheckpointException;

    /** Returns a checkpoint as one of this run; null where it is of another one. */
    @Nullable
    C of(T trained, C checkpoint);
}
