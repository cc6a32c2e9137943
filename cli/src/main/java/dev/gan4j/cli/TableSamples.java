package dev.gan4j.cli;

import dev.gan4j.cascade.GeneratorPool;
import dev.gan4j.cascade.SampleGroups;
import dev.gan4j.cascade.TableSampler;
import dev.gan4j.model.TableModel;
import dev.gan4j.table.TableWriter;
import java.io.IOException;
import java.io.OutputStream;

/** Writes samples of a table, as its file is written. */
final class TableSamples {

    private final TableWriter writer;
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
}
