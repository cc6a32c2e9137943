package dev.gan4j.spark;

import dev.gan4j.InvalidInputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.spark.deploy.SparkHadoopUtil;

/** A file, wherever Hadoop can read it: on the driver as on executors, with the settings {@code spark.hadoop.*}. */
final class HadoopFile {

    private static final int MOST = Integer.MAX_VALUE - 16;

    private final Path path;
    private final FileSystem system;

    private HadoopFile(Path path, FileSystem system) {
        this.path = path;
        this.system = system;
    }

    /**
     * Finds the file system of a path.
     *
     * @param option that names the path, for messages
     * @param name   a path or a URI
     * @throws InvalidInputException if it is no path, or Spark has no such file system
     */
    static HadoopFile of(String option, String name) {
        try {
            Path path = new Path(name);
            return new HadoopFile(path, path.getFileSystem(SparkHadoopUtil.get().conf()));
        } catch (IllegalArgumentException | UnsupportedFileSystemException e) {
            throw new InvalidInputException(
                    option + " must be a path that Hadoop can read but was " + name + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(option + ": " + name + ": " + e.getMessage(), e);
        }
    }

    /** Returns the address of a local file, whose blanks and other characters stay as they are. */
    static String address(java.nio.file.Path file) {
        String path = file.toAbsolutePath().toString().replace('\\', '/');
        return "file:" + (path.startsWith("/") ? path : "/" + path);
    }

    /** Returns a file of this directory. */
    HadoopFile child(String name) {
        return new HadoopFile(new Path(path, name), system);
    }

    String name() {
        return path.toString();
    }

    boolean exists() {
        try {
            return system.exists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": " + e.getMessage(), e);
        }
    }

    boolean isDirectory() {
        return status().isDirectory();
    }

    private FileStatus status() {
        try {
            return system.getFileStatus(path);
        } catch (FileNotFoundException e) {
            throw new InvalidInputException(path + ": no such file", e);
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads the whole file.
     *
     * @throws InvalidInputException if there is none, or it is a directory, or too large
     */
    byte[] read() {
        FileStatus status = status();
        if (status.isDirectory() || status.getLen() > MOST) {
            throw new InvalidInputException(path + " must be a file of at most " + MOST + " bytes but "
                    + (status.isDirectory() ? "is a directory" : "has " + status.getLen()));
        }
        try (InputStream in = system.open(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "HadoopFile[" + path + "]";
    }
}
