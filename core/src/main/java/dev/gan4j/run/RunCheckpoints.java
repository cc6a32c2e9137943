package dev.gan4j.run;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.internal.AtomicFile;
import dev.gan4j.internal.InputFiles;
import dev.gan4j.internal.Sha256;
import dev.gan4j.train.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The newest {@value #KEPT} checkpoints of an unfinished run, in the folder {@value #FOLDER} of its directory. Each is written
 * atomically, and is on the disk when {@link #write} returns.
 *
 * <p>The folder exists from the beginning of a run to its very end, so its absence shows that a run is finished. It disappears
 * in one step, by renaming, once all results are on the disk: after a kill or a power cut at any moment, either all checkpoints
 * exist or all results do. A lock in it keeps two processes from training in the same directory; it is released when its
 * process ends, for whatever reason.
 */
public final class RunCheckpoints implements AutoCloseable {

    /** The name of the folder. */
    public static final String FOLDER = "checkpoints";

    /** The number of checkpoints that are kept. */
    public static final int KEPT = 2;

    /** The name of the folder from the moment at which the run is finished until it is removed. */
    private static final String FINISHED = FOLDER + ".finished";

    private static final String LOCK = "lock";
    private static final Pattern NAME = Pattern.compile("checkpoint-\\d{12,}");
    private static final Pattern OURS = Pattern.compile("\\.?checkpoint-\\d{12,}.*");

    private final Path folder;
    private final FileChannel lock;
    private @Nullable Path last;

    /**
     * The newest usable checkpoint.
     *
     * @param checkpoint the newest complete one; null if there is none
     * @param refused    newer files that cannot be used, a sentence each
     */
    public record Newest(@Nullable Checkpoint checkpoint, List<String> refused) {

        /** Copies the list. */
        public Newest {
            refused = List.copyOf(refused);
        }
    }

    private RunCheckpoints(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static RunCheckpoints open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            refuseIfTaken(folder);
            Files.createDirectory(folder);
            AtomicFile.forceDirectory(folder.resolveSibling("."));
        }
        Path held = folder.resolve(LOCK);
        InputFiles.requireFileOrNone(held, "a file");
        FileChannel channel = FileChannel.open(held, StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new InvalidInputException(folder.resolveSibling(".").normalize()
                    + " is in use: another process trains in it");
        }
        return new RunCheckpoints(folder, channel);
    }

    private static void refuseIfTaken(Path folder) throws IOException {
        if (Files.isSymbolicLink(folder)) {
            throw new InvalidInputException(folder + " must be a folder but is a link to "
                    + Files.readSymbolicLink(folder)
                    + ", which is not a folder; restore it, or remove the link to train"
                    + " from the beginning");
        }
        if (Files.exists(folder)) {
            throw new InvalidInputException(folder + " must be a folder but is a file");
        }
    }

    /**
     * Writes a checkpoint, and removes all others except the one before it.
     *
     * @param checkpoint of this run
     * @throws IOException if it cannot be written; the earlier ones then still exist
     */
    public void write(Checkpoint checkpoint) throws IOException {
        long step = (long) checkpoint.pretrainingSteps() + checkpoint.iterations();
        Path file = folder.resolve(String.format(Locale.ROOT, "checkpoint-%012d", step));
        AtomicFile.writeDurably(file, out -> CheckpointWriter.write(checkpoint, Sha256.digest(), out));
        Path before = last;
        if (file.equals(before)) {
            return;
        }
        last = file;
        for (Path other : files(folder, OURS)) {
            if (!other.equals(file) && !other.equals(before)) {
                Files.deleteIfExists(other);
            }
        }
    }

    /**
     * Reads the newest complete checkpoint.
     *
     * @param experiment what the run trains, complete
     * @return the checkpoint, with the given experiment, and the newer files that were refused
     * @throws IOException           if a file cannot be read
     * @throws InvalidInputException if a checkpoint is of another experiment or of a newer library
     */
    public Newest newest(Experiment experiment) throws IOException {
        List<String> refused = new ArrayList<>();
        for (Path file : files(folder, NAME).reversed()) {
            try {
                Checkpoint checkpoint = CheckpointReader.read(file);
                if (!checkpoint.isOf(experiment)) {
                    throw new InvalidInputException(folder.resolveSibling(RunDirectory.EXPERIMENT).normalize()
                            + " must be the experiment that the run was begun with, but " + file + " belongs to"
                            + " another; restore the original, or train this one in another directory");
                }
                last = file;
                return new Newest(checkpoint.withExperiment(experiment), refused);
            } catch (DamagedCheckpointException e) {
                refused.add(String.valueOf(e.getMessage()));
            }
        }
        return new Newest(null, refused);
    }

    /**
     * Removes the folder with all checkpoints, because the run is finished and everything is written.
     *
     * @throws IOException if not everything has reached the disk, or the folder cannot be removed
     */
    public void finish() throws IOException {
        Path run = folder.resolveSibling(".");
        try (Stream<Path> entries = Files.list(run)) {
            for (Path entry : entries.filter(Files::isDirectory).toList()) {
                AtomicFile.forceDirectory(entry);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        AtomicFile.forceDirectory(run);
        removeFinished(run);
        Path finished = folder.resolveSibling(FINISHED);
        try {
            Files.move(folder, finished, StandardCopyOption.ATOMIC_MOVE);
        } catch (AccessDeniedException e) {
            // Windows cannot move a folder in which a file is open.
            close();
            Files.move(folder, finished, StandardCopyOption.ATOMIC_MOVE);
        }
        close();
        AtomicFile.forceDirectory(run);
        removeFinished(run);
    }

    /** Removes the checkpoints of a run that is finished. */
    static void removeFinished(Path run) throws IOException {
        remove(run.resolve(FINISHED));
    }

    /** Removes a folder of checkpoints, if there is one. */
    static void remove(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (Path file : files(folder, OURS)) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder.resolve(LOCK));
        Files.deleteIfExists(folder);
    }

    /** Keeps the checkpoints, for a process that continues from them. */
    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** The checkpoint files, oldest first. */
    private static List<Path> files(Path folder, Pattern name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparingInt((Path file) -> file.getFileName().toString().length())
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isLocked(FileChannel channel) {
        try {
            FileLock held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            // Some network file systems have no locks. Two processes in the same directory still write complete files.
            System.getLogger(RunCheckpoints.class.getName()).log(System.Logger.Level.DEBUG, "no locks here", e);
            return true;
        }
    }

    @Override
    public String toString() {
        return "RunCheckpoints[" + folder + "]";
    }
}
