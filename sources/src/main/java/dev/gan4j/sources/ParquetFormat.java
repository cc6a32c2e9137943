package dev.gan4j.sources;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.InputFiles;
import dev.gan4j.internal.Printable;
import dev.gan4j.internal.Sha256;
import dev.gan4j.table.TableFormat;
import dev.gan4j.table.TableTexts;
import dev.hardwood.InputFile;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.SchemaNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads Parquet files, and folders of them as Spark and others write: all files in it whose names end with .parquet, in the order
 * of their names.
 */
public final class ParquetFormat implements TableFormat {

    private static final String QUERY = "; the driver of DuckDB can: --data jdbc:duckdb: --query \"select ... from '";

    @Override
    public String kind() {
        return "a Parquet file";
    }

    @Override
    public boolean isNamedBy(Path file) {
        return TableFormat.isParquet(file);
    }

    @Override
    public TableTexts read(Path file) {
        String display = Printable.line(file.toString());
        boolean isFolder = Files.isDirectory(file);
        Reading reading = new Reading(display);
        try {
            List<Path> files = isFolder ? files(file, display) : List.of(file);
            MessageDigest digest = Sha256.digest();
            for (Path each : files) {
                if (isFolder) {
                    digest.update((each.getFileName() + "\0").getBytes(StandardCharsets.UTF_8));
                }
                hash(each, digest);
                reading.read(each, isFolder ? display + ": " + Printable.line(each.getFileName().toString()) : display);
            }
            return reading.taker().end(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(display + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> files(Path folder, String display) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                String name = entry.getFileName().toString();
                if (name.startsWith("_") || name.startsWith(".")) {
                    continue; // marks and checksums of those who wrote the folder
                }
                if (!TableFormat.hasEnd(entry, PARQUET) || Files.isDirectory(entry)) {
                    throw new InvalidInputException(display + ": must be a folder of Parquet files alone but has "
                            + Printable.line(name) + QUERY + display + "/**/*.parquet'\" takes what is wanted");
                }
                files.add(entry);
            }
        }
        return files;
    }

    private static void hash(Path file, MessageDigest digest) throws IOException {
        try (InputStream in = new DigestInputStream(
                InputFiles.open(file, Printable.line(file.toString()), "a Parquet file"), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    /** Takes the rows of all files. */
    private static final class Reading {
        private final String display;
        private final List<String> names = new ArrayList<>();
        private TableTexts.@Nullable Taker taker;

        Reading(String display) {
            this.display = display;
        }

        TableTexts.Taker taker() {
            if (taker == null) {
                throw new InvalidInputException(display + ": must be a folder of Parquet files but has none");
            }
            return taker;
        }

        void read(Path file, String name) throws IOException {
            try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file))) {
                List<SchemaNode> columns = reader.getFileSchema().getRootNode().children();
                columns.forEach(column -> requireCells(column, name));
                begin(columns, name);
                try (RowReader rows = reader.rowReader()) {
                    rows(rows, columns);
                }
            } catch (InvalidInputException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                // The library throws what its decoders throw, whatever is wrong with a file.
                throw new InvalidInputException(
                        name + ": cannot be read as Parquet: " + Printable.line(String.valueOf(e.getMessage()))
                                + missing(e),
                        e);
            }
        }

        private static String missing(Exception e) {
            String message = String.valueOf(e.getMessage());
            return message.contains("LZ4") || message.contains("Brotli") || message.contains("BROTLI")
                    || message.contains("LZO")
                            ? "; gan4j reads what is not compressed, or by Snappy, GZIP or ZSTD"
                            : "";
        }

        private void begin(List<SchemaNode> columns, String file) {
            List<String> own = columns.stream().map(SchemaNode::name).toList();
            if (taker == null) {
                names.addAll(own);
                taker = TableTexts.of(display, "row", names);
                for (int i = 0; i < columns.size(); i++) {
                    if (isText(columns.get(i))) {
                        taker.text(i);
                    }
                }
            } else if (!new HashSet<>(own).equals(new HashSet<>(names))) {
                List<String> differing = Stream.concat(own.stream().filter(each -> !names.contains(each)),
                        names.stream().filter(each -> !own.contains(each))).toList();
                throw new InvalidInputException(
                        file + ": must have the columns of the files before it, but they differ in "
                                + Printable.line(String.join(", ", differing)));
            }
        }

        private void rows(RowReader rows, List<SchemaNode> columns) {
            int[] places = new int[names.size()];
            for (int i = 0; i < columns.size(); i++) {
                places[names.indexOf(columns.get(i).name())] = i;
            }
            List<@Nullable Object> values = new ArrayList<>();
            while (rows.hasNext()) {
                rows.next();
                values.clear();
                for (int place : places) {
                    values.add(rows.isNull(place) ? null : value(rows, place, columns.get(place)));
                }
                taker().add(values);
            }
        }
    }

    private static @Nullable Object value(RowReader rows, int place, SchemaNode column) {
        if (column instanceof SchemaNode.PrimitiveNode primitive) {
            if (primitive.type() == PhysicalType.INT96) {
                return rows.getTimestamp(place).atOffset(ZoneOffset.UTC);
            }
            if (isText(column)) {
                return rows.getString(place);
            }
        }
        Object value = rows.getValue(place);
        return value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value;
    }

    private static boolean isText(SchemaNode column) {
        return column instanceof SchemaNode.PrimitiveNode primitive
                && (primitive.logicalType() instanceof LogicalType.StringType
                        || primitive.logicalType() instanceof LogicalType.EnumType
                        || primitive.logicalType() instanceof LogicalType.JsonType);
    }

    private static void requireCells(SchemaNode column, String file) {
        String what = switch (column) {
            case SchemaNode.GroupNode group -> "nested values";
            case SchemaNode.PrimitiveNode primitive when primitive.maxRepetitionLevel() > 0 -> "lists";
            case SchemaNode.PrimitiveNode primitive when isBytes(primitive) -> "bytes";
            default -> "";
        };
        if (!what.isEmpty()) {
            throw new InvalidInputException(file + ": column '" + Printable.line(column.name())
                    + "' must hold numbers, texts, booleans, dates or times but holds " + what
                    + ", and gan4j cannot leave it out" + QUERY + file + "'\"");
        }
    }

    private static boolean isBytes(SchemaNode.PrimitiveNode column) {
        boolean isArray = column.type() == PhysicalType.BYTE_ARRAY
                || column.type() == PhysicalType.FIXED_LEN_BYTE_ARRAY;
        return isArray && switch (column.logicalType()) {
            case LogicalType.StringType any -> false;
            case LogicalType.EnumType any -> false;
            case LogicalType.JsonType any -> false;
            case LogicalType.DecimalType any -> false;
            case LogicalType.UuidType any -> false;
            case LogicalType.Float16Type any -> false;
            case null, default -> true;
        };
    }
}
