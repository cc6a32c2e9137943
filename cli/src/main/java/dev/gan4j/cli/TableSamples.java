package dev.gan4j.cli;

import dev.gan4j.cascade.GeneratorPool;
import dev.gan4j.cascade.SampleGroups;
import dev.gan4j.cascade.TableSampler;
import dev.gan4j.data.Dataset;
import dev.gan4j.model.TableModel;
import dev.gan4j.table.Database;
import dev.gan4j.table.JsonLinesWriter;
import dev.gan4j.table.RowValues;
import dev.gan4j.table.TableSchema;
import dev.gan4j.table.TableWriter;
import dev.gan4j.table.ValueColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes samples of a table, as its file is written. */
final class TableSamples {

    private final TableWriter writer;
    private final TableSchema schema;
    private final long seed;
    private final TableSampler sampler;

    /**
     * Prepares samples.
     *
     * @param model  the model
     * @param seed   of the samples
     * @param groups which rows satisfy which conditions
     * @throws dev.gan4j.InvalidInputException if no row can satisfy the conditions
     */
    TableSamples(TableModel model, long seed, SampleGroups groups) {
        schema = model.schema();
        this.seed = seed;
        writer = new TableWriter(model.schema(), seed);
        sampler = new TableSampler(new GeneratorPool(model::generator), model.schema(), seed, groups);
    }

    /**
     * Writes the names and the rows, those from the first on.
     *
     * @throws dev.gan4j.InvalidInputException if no row can satisfy the rules
     */
    void write(long count, OutputStream out) throws IOException {
        out.write(writer.header());
        if (sampler.areUnique()) {
            TableSampler.InOrder rows = sampler.inOrder(count);
            for (long first = 0; first < count; first += TableSampler.BLOCK) {
                out.write(writer.rows(rows.next(), first));
            }
            return;
        }
        ChunkWriter.write(count, (first, size) -> {
            byte[] text = writer.rows(sampler.sample(first, size), first);
            return new ChunkWriter.Chunk(text, text.length);
        }, out);
    }

    /** What the values of the rows are. */
    List<ValueColumn> columns() {
        return RowValues.sampled(schema, seed).columns();
    }

    /**
     * Returns what makes rows as values.
     *
     * @param count how many there are
     * @throws dev.gan4j.InvalidInputException while rows are made, if none can satisfy the rules
     */
    Database.Rows values(long count) {
        RowValues values = RowValues.sampled(schema, seed);
        if (sampler.areUnique()) {
            return new InOrder(values, sampler.inOrder(count))::make;
        }
        return (first, size) -> values(values, sampler.sample(first, size), first);
    }

    private static List<List<@Nullable Object>> values(RowValues values, Dataset rows, long first) {
        List<List<@Nullable Object>> made = new ArrayList<>(rows.rows());
        for (int row = 0; row < rows.rows(); row++) {
            made.add(values.row(rows, row, first + row));
        }
        return made;
    }

    /** Rows that differ from those before them, which have to be made as well. */
    private static final class InOrder {
        private final RowValues values;
        private final TableSampler.InOrder rows;
        private final Deque<List<@Nullable Object>> ahead = new ArrayDeque<>();
        private long made;

        InOrder(RowValues values, TableSampler.InOrder rows) {
            this.values = values;
            this.rows = rows;
        }

        List<List<@Nullable Object>> make(long first, int size) {
            while (ahead.size() < size) {
                Dataset block = rows.next();
                for (int row = 0; row < block.rows(); row++) {
                    if (made + row >= first) {
                        ahead.add(values.row(block, row, made + row));
                    }
                }
                made += block.rows();
            }
            List<List<@Nullable Object>> batch = new ArrayList<>(size);
            while (batch.size() < size) {
                batch.add(ahead.remove());
            }
            return batch;
        }
    }

    /** Writes the rows as JSON lines. */
    void writeJson(long count, OutputStream out) throws IOException {
        List<String> names = RowValues.sampled(schema, seed).names();
        if (sampler.areUnique()) {
            Database.Rows rows = values(count);
            for (long first = 0; first < count; first += TableSampler.BLOCK) {
                for (List<@Nullable Object> row : rows.make(first, (int) Math.min(TableSampler.BLOCK, count - first))) {
                    out.write(JsonLinesWriter.line(names, row));
                }
            }
            return;
        }
        ChunkWriter.write(count, (first, size) -> {
            byte[] text = new JsonLinesWriter(RowValues.sampled(schema, seed)).rows(sampler.sample(first, size), first);
            return new ChunkWriter.Chunk(text, text.length);
        }, out);
    }
}
