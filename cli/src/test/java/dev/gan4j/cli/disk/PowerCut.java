package dev.gan4j.cli.disk;

import dev.gan4j.cli.disk.Recording.Node;
import dev.gan4j.cli.disk.Recording.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What a disk may hold after a power cut in the middle of a {@link Recording} (Pillai and others, "All File Systems Are
 * Not Created Equal", 2014). What was forced is there. Of the rest any part may be: each page of a file as it was after
 * any of the writes since, or zero; each size that the file had since; each name that was made, changed or removed since,
 * or not. A name that was forced may so lead to a file of which the disk has nothing.
 */
public final class PowerCut {

    /** What becomes of what was not forced. */
    public enum Manner {
        /** All of it is there: what a kill leaves. */
        NOTHING_LOST,
        /** Nothing of it is there. */
        ALL_LOST,
        /** All names and sizes are there, and no page. */
        PAGES_LOST,
        /** All pages and sizes are there, and no name. */
        NAMES_LOST,
        /** One page of those that were written is missing. */
        ONE_PAGE_LOST,
        /** One page of those that were written is there, with all names and sizes. */
        ONE_PAGE_LEFT,
        /** Any part of it is there. */
        ANY
    }

    private final List<Step> steps;
    private final Node top;
    private final int pageSize;
    private final Manner manner;
    private final Random random;

    /**
     * Prepares a power cut.
     *
     * @param recording what was done
     * @param count     how many of its steps were done before
     * @param pageSize  in bytes
     * @param manner    what is lost
     * @param random    chooses where there is a choice
     */
    public PowerCut(Recording recording, int count, int pageSize, Manner manner, Random random) {
        this.steps = recording.steps(count);
        this.top = recording.top();
        this.pageSize = pageSize;
        this.manner = manner;
        this.random = random;
    }

    /** Writes what the disk holds into an empty folder. */
    public void leave(Path folder) throws IOException {
        leave(top, folder);
    }

    private void leave(Node directory, Path folder) throws IOException {
        for (Map.Entry<String, Node> entry : names(directory).entrySet()) {
            Path path = folder.resolve(entry.getKey());
            if (entry.getValue().isDirectory) {
                Files.createDirectory(path);
                leave(entry.getValue(), path);
            } else {
                Files.write(path, bytes(entry.getValue()));
            }
        }
    }

    private Map<String, Node> names(Node directory) {
        Map<String, Node> names = new TreeMap<>(directory.namesBefore);
        int forced = lastForced(directory);
        for (int i = 0; i < steps.size(); i++) {
            boolean isKept = i < forced || switch (manner) {
                case NOTHING_LOST, PAGES_LOST, ONE_PAGE_LOST, ONE_PAGE_LEFT -> true;
                case ALL_LOST, NAMES_LOST -> false;
                case ANY -> random.nextBoolean();
            };
            if (!isKept) {
                continue;
            }
            switch (steps.get(i)) {
                case Step.Name(Node in, String name, Node to) when in == directory -> {
                    if (to == null) {
                        names.remove(name);
                    } else {
                        names.put(name, to);
                    }
                }
                case Step.Rename(Node in, String from, String name, Node to) when in == directory -> {
                    names.remove(from);
                    names.put(name, to);
                }
                default -> {
                    // Of another node, or no change.
                }
            }
        }
        return names;
    }

    private int lastForced(Node node) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i) instanceof Step.Forced(Node forced) && forced == node) {
                return i;
            }
        }
        return -1;
    }

    private byte[] bytes(Node file) {
        List<byte[]> versions = versions(file);
        byte[] first = versions.getFirst();
        byte[] last = versions.getLast();
        int size = switch (manner) {
            case ALL_LOST -> first.length;
            case ANY -> versions.get(random.nextInt(versions.size())).length;
            case NOTHING_LOST, PAGES_LOST, NAMES_LOST, ONE_PAGE_LOST, ONE_PAGE_LEFT -> last.length;
        };
        byte[] bytes = new byte[size];
        Map<Integer, byte[]> pages = new HashMap<>();
        List<Integer> changed = new ArrayList<>();
        for (int at = 0; at < size; at += pageSize) {
            byte[] old = page(first, at);
            byte[] now = page(last, at);
            if (!Arrays.equals(old, now)) {
                changed.add(at);
            }
            pages.put(at, switch (manner) {
                case NOTHING_LOST, NAMES_LOST, ONE_PAGE_LOST -> now;
                case ALL_LOST, PAGES_LOST, ONE_PAGE_LEFT -> old;
                case ANY -> page(versions.get(random.nextInt(versions.size())), at);
            });
        }
        if (!changed.isEmpty() && (manner == Manner.ONE_PAGE_LOST || manner == Manner.ONE_PAGE_LEFT)) {
            int at = changed.get(random.nextInt(changed.size()));
            pages.put(at, page(manner == Manner.ONE_PAGE_LOST ? first : last, at));
        }
        pages.forEach((at, page) -> System.arraycopy(page, 0, bytes, at, Math.min(pageSize, size - at)));
        return bytes;
    }

    private byte[] page(byte[] bytes, int at) {
        return at >= bytes.length ? new byte[pageSize] : Arrays.copyOfRange(bytes, at, at + pageSize);
    }

    /** What the file held when it was last forced, and after each change since. */
    private List<byte[]> versions(Node file) {
        int forced = lastForced(file);
        List<byte[]> versions = new ArrayList<>();
        byte[] bytes = file.before;
        versions.add(bytes);
        for (int i = 0; i < steps.size(); i++) {
            byte[] next = switch (steps.get(i)) {
                case Step.Write write when write.file() == file -> {
                    byte[] longer = Arrays.copyOf(bytes,
                            Math.max(bytes.length, Math.toIntExact(write.at() + write.bytes().length)));
                    System.arraycopy(write.bytes(), 0, longer, (int) write.at(), write.bytes().length);
                    yield longer;
                }
                case Step.Cut cut when cut.file() == file ->
                    cut.size() >= bytes.length ? bytes : Arrays.copyOf(bytes, Math.toIntExact(cut.size()));
                default -> null;
            };
            if (next == null) {
                continue;
            }
            if (i < forced) {
                versions.clear();
            }
            versions.add(next);
            bytes = next;
        }
        return versions;
    }
}
