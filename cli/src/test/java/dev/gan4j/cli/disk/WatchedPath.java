package dev.gan4j.cli.disk;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/**
 * A path of a {@link WatchedDisk}.
 *
 * @param disk which disk
 * @param real the path on the real disk
 */
record WatchedPath(WatchedDisk disk, Path real) implements Path {

    private Path watched(Path path) {
        return path == null ? null : disk.path(path);
    }

    @Override
    public FileSystem getFileSystem() {
        return disk;
    }

    @Override
    public boolean isAbsolute() {
        return real.isAbsolute();
    }

    @Override
    public Path getRoot() {
        return watched(real.getRoot());
    }

    @Override
    public Path getFileName() {
        return watched(real.getFileName());
    }

    @Override
    public Path getParent() {
        return watched(real.getParent());
    }

    @Override
    public int getNameCount() {
        return real.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return watched(real.getName(index));
    }

    @Override
    public Path subpath(int begin, int end) {
        return watched(real.subpath(begin, end));
    }

    @Override
    public boolean startsWith(Path other) {
        return other instanceof WatchedPath watched && real.startsWith(watched.real);
    }

    @Override
    public boolean endsWith(Path other) {
        return other instanceof WatchedPath watched && real.endsWith(watched.real);
    }

    @Override
    public Path normalize() {
        return watched(real.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return watched(real.resolve(((WatchedPath) other).real));
    }

    @Override
    public Path relativize(Path other) {
        return watched(real.relativize(((WatchedPath) other).real));
    }

    @Override
    public URI toUri() {
        return real.toUri();
    }

    @Override
    public Path toAbsolutePath() {
        return watched(real.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        return watched(real.toRealPath(options));
    }

    /** For readers that know files only, such as that of zips: nothing is written through it. */
    @Override
    public File toFile() {
        return real.toFile();
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(Path other) {
        return real.compareTo(((WatchedPath) other).real);
    }

    @Override
    public String toString() {
        return real.toString();
    }
}
