package dev.gan4j.cli.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A disk of which one operation fails, or which is full from one operation on; as a real one's, errors of writing name no file. */
public final class FaultyDisk implements Watcher {

    /** What goes wrong. */
    public enum Kind {
        /** The n-th operation fails; all others do what they should. */
        ONE_FAILS,
        /** From the n-th operation on there is no room for anything; what is deleted makes none. */
        FULL
    }

    /** Operations of a disk. */
    public enum Operation {
        OPEN, CREATE, WRITE, TRUNCATE, FORCE, MOVE, DELETE, MAKE_DIRECTORY;

        private boolean takesRoom() {
            return this == CREATE || this == WRITE || this == MAKE_DIRECTORY;
        }
    }

    private final Kind kind;
    private final int nth;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicReference<Operation> failed = new AtomicReference<>();

    public FaultyDisk(Kind kind, int nth) {
        this.kind = kind;
        this.nth = nth;
    }

    /** The first operation that failed; null while none has. */
    public Operation failed() {
        return failed.get();
    }

    /** How many operations there were. */
    public int count() {
        return count.get();
    }

    private boolean fails(Operation operation) {
        int number = count.incrementAndGet();
        boolean fails = kind == Kind.ONE_FAILS ? number == nth : number >= nth && operation.takesRoom();
        if (fails) {
            failed.compareAndSet(null, operation);
        }
        return fails;
    }

    private void check(Operation operation, Path file) throws IOException {
        if (fails(operation)) {
            throw new FileSystemException(file.toString(), null, message());
        }
    }

    private String message() {
        return kind == Kind.FULL ? "No space left on device" : "Input/output error";
    }

    @Override
    public Object open(Path file, boolean isCreated, boolean isCut) throws IOException {
        check(isCreated ? Operation.CREATE : Operation.OPEN, file);
        return file;
    }

    @Override
    public int write(Object file, long at, ByteBuffer bytes) throws IOException {
        boolean isFirst = failed.get() == null;
        if (!fails(Operation.WRITE)) {
            return bytes.remaining();
        }
        if (kind == Kind.FULL && isFirst && bytes.remaining() > 1) {
            return bytes.remaining() / 2;
        }
        throw new IOException(message());
    }

    @Override
    public void truncate(Object file, long size) throws IOException {
        if (fails(Operation.TRUNCATE)) {
            throw new IOException(message());
        }
    }

    @Override
    public void force(Object file) throws IOException {
        if (fails(Operation.FORCE)) {
            throw new IOException(message());
        }
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        if (fails(Operation.MOVE)) {
            throw new FileSystemException(from.toString(), to.toString(), message());
        }
    }

    @Override
    public void delete(Path path) throws IOException {
        check(Operation.DELETE, path);
    }

    @Override
    public void makeDirectory(Path path) throws IOException {
        check(Operation.MAKE_DIRECTORY, path);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s at operation %d (%s)", kind, nth, failed.get());
    }
}
