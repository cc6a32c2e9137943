package dev.gan4j.train.internal;

import dev.gan4j.data.csv.CsvTable;
import dev.gan4j.data.internal.ImageMask;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A store of data files, each of which is read once and shared by any number of threads. */
public final class ReadFiles {

    private record Key(Path file, CsvTable.Options options) {}

    private final Map<Key, CsvTable.Result> tables = new ConcurrentHashMap<>();
    private final Map<Path, ImageMask> images = new ConcurrentHashMap<>();

    /** Creates an empty store. */
    public ReadFiles() {}

    CsvTable.Result table(Path file, CsvTable.Options options) {
        return tables.computeIfAbsent(new Key(file, options), key -> CsvTable.read(file, options));
    }

    ImageMask image(Path file) {
        return images.computeIfAbsent(file, ImageMask::read);
    }

    @Override
    public String toString() {
        return tables.size() + " tables, " + images.size() + " pictures";
    }
}
