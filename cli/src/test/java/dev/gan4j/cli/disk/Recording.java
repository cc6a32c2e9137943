package dev.gan4j.cli.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that was done to a folder, in order, with what was there before. */
public final class Recording implements Watcher {

    /** A file or directory under whatever names: what a name leads to. */
    static final class Node {

        final boolean isDirectory;
        /** What it had at the beginning, and as it is now: the bytes of a file, the names in a directory. */
        byte[] before = {};
        final Map<String, Node> namesBefore = new TreeMap<>();
        final Map<String, Node> names = new TreeMap<>();

        Node(boolean isDirectory) {
            this.isDirectory = isDirectory;
        }
    }

    /** Something that was done. */
    sealed interface Step {

        /** Bytes were written into a file. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Write(Node file, long at, byte[] bytes) implements Step {}

        /** A file was cut. */
        record Cut(Node file, long size) implements Step {}

        /** A name was made in a directory; {@code to} is null where it was taken away. */
        record Name(Node directory, String name, Node to) implements Step {}

        /** A name was changed within a directory, which happens as a whole or not at all. */
        record Rename(Node directory, String from, String name, Node to) implements Step {}

        /** The disk has got a file or the names of a directory. */
        record Forced(Node node) implements Step {}

        /** Something that a test calls done. */
        record Mark(String what) implements Step {}
    }

    private final Path root;
    private final Node top = new Node(true);
    private final List<Step> steps = new ArrayList<>();

    /** Begins to record what is done to a folder of the real disk; all that it holds is on the disk. */
    public Recording(Path root) throws IOException {
        this.root = root;
        load(root, top);
    }

    private static void load(Path directory, Node node) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.toList()) {
                Node child = new Node(Files.isDirectory(entry));
                node.names.put(entry.getFileName().toString(), child);
                if (child.isDirectory) {
                    load(entry, child);
                } else {
                    child.before = Files.readAllBytes(entry);
                }
            }
        }
        node.namesBefore.putAll(node.names);
    }

    /** Says that something is done, so that what was promised of it holds from here on. */
    public synchronized void mark(String what) {
        steps.add(new Step.Mark(what));
    }

    /** How many steps there are. */
    public synchronized int size() {
        return steps.size();
    }

    /** What was marked within so many steps. */
    public synchronized List<String> marks(int count) {
        return steps.subList(0, count).stream().filter(Step.Mark.class::isInstance)
                .map(step -> ((Step.Mark) step).what()).toList();
    }

    /** What was marked before the last time, within so many steps, that a file of this name was forced. */
    public synchronized List<String> marksForced(Path file, int count) {
        Node node = node(file);
        for (int i = count - 1; i >= 0; i--) {
            if (steps.get(i) instanceof Step.Forced(Node forced) && forced == node) {
                return marks(i);
            }
        }
        return List.of();
    }

    synchronized List<Step> steps(int count) {
        return List.copyOf(steps.subList(0, count));
    }

    Node top() {
        return top;
    }

    private Node node(Path path) {
        Node node = top;
        for (Path name : root.relativize(path.toAbsolutePath().normalize())) {
            if (!name.toString().isEmpty()) {
                node = node == null ? null : node.names.get(name.toString());
            }
        }
        return node;
    }

    private void name(Path path, Node to) {
        Path plain = path.toAbsolutePath().normalize();
        Node directory = node(plain.getParent());
        String name = plain.getFileName().toString();
        if (to == null) {
            directory.names.remove(name);
        } else {
            directory.names.put(name, to);
        }
        steps.add(new Step.Name(directory, name, to));
    }

    @Override
    public synchronized Object open(Path file, boolean isCreated, boolean isCut) {
        if (isCreated) {
            name(file, new Node(false));
        }
        Node node = node(file);
        if (isCut) {
            steps.add(new Step.Cut(node, 0));
        }
        return node;
    }

    @Override
    public synchronized int write(Object file, long at, ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        steps.add(new Step.Write((Node) file, at, copy));
        return copy.length;
    }

    @Override
    public synchronized void truncate(Object file, long size) {
        steps.add(new Step.Cut((Node) file, size));
    }

    @Override
    public synchronized void force(Object file) {
        steps.add(new Step.Forced((Node) file));
    }

    @Override
    public synchronized void move(Path from, Path to) {
        Path plain = from.toAbsolutePath().normalize();
        Path target = to.toAbsolutePath().normalize();
        if (!plain.getParent().equals(target.getParent())) {
            throw new UnsupportedOperationException("a move to another folder");
        }
        Node directory = node(plain.getParent());
        String name = target.getFileName().toString();
        Node moved = directory.names.remove(plain.getFileName().toString());
        directory.names.put(name, moved);
        steps.add(new Step.Rename(directory, plain.getFileName().toString(), name, moved));
    }

    @Override
    public synchronized void delete(Path path) {
        name(path, null);
    }

    @Override
    public synchronized void makeDirectory(Path path) {
        name(path, new Node(true));
    }
}
