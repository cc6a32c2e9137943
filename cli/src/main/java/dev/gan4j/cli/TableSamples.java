package dev.gan4j.cli;

import dev.gan4j.InvalidInputException;
import dev.gan4j.cascade.TableGenerator;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import dev.gan4j.model.TableModel;
import dev.gan4j.table.Rule;
import dev.gan4j.table.Rules;
import dev.gan4j.table.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Writes samples of a table, as its file is written. */
final class TableSamples {

    /** How often a row that repeats another one is drawn again. */
    private static final int MOST_DRAWS = 1000;

    private final ThreadLocal<TableGenerator> generators;
    private final TableWriter writer;
    private final SampleGroups groups;
    private final long seed;
    private final Rules rules;
    private final boolean areUnique;

    /**
     * Prepares samples.
     *
     * @param model  the model
     * @param seed   of the samples
     * @param groups which rows satisfy which conditions
     * @throws InvalidInputException if no row can satisfy the conditions
     */
    TableSamples(TableModel model, long seed, SampleGroups groups) {
        generators = ThreadLocal.withInitial(model::generator);
        writer = new TableWriter(model.schema(), seed);
        rules = new Rules(model.schema());
        areUnique = model.schema().rules().stream().anyMatch(Rule.Unique.class::isInstance);
        this.groups = groups;
        this.seed = seed;
        groups.conditions().forEach(conditions -> generators.get().sample(seed, 0, 0, conditions));
    }

    /**
     * Writes the names and the rows, those from the first on.
     *
     * @throws InvalidInputException if no row can satisfy the rules
     */
    void write(long count, OutputStream out) throws IOException {
        out.write(writer.header());
        if (areUnique) {
            writeUnique(count, out);
            return;
        }
        ChunkWriter.write(count, (first, size) -> {
            byte[] text = writer.rows(sample(seed, first, groups.of(first, size)), first);
            return new ChunkWriter.Chunk(text, text.length);
        }, out);
    }

    /** A row that may repeat none before it depends on all of them, so they are made in order. */
    private void writeUnique(long count, OutputStream out) throws IOException {
        Rules.Judge judge = rules.judge();
        for (long first = 0; first < count; first += ChunkWriter.ROWS) {
            int[] of = groups.of(first, (int) Math.min(ChunkWriter.ROWS, count - first));
            Dataset rows = sample(seed, first, of);
            double[][] kept = rows.toRows();
            int[] again = judge.violations(rows).stream().toArray();
            for (int attempt = 1; again.length > 0; attempt++) {
                if (attempt == MOST_DRAWS) {
                    throw new InvalidInputException("row " + (first + again[0] + 1)
                            + " repeated one before it in each of "
                            + MOST_DRAWS
                            + " draws; the schema says that rows differ, and the model knows too few such rows");
                }
                int[] asked = again;
                Dataset redrawn = sample(seed + attempt * 0x9e3779b97f4a7c15L, first,
                        Arrays.stream(again).map(row -> of[row]).toArray());
                for (int i = 0; i < again.length; i++) {
                    redrawn.values().copyRow(i, kept[again[i]]);
                }
                again = judge.violations(redrawn).stream().map(i -> asked[i]).toArray();
            }
            out.write(writer.rows(new Dataset(rows.schema(), Points.generate(kept.length, rows.schema().width(),
                    (row, point) -> System.arraycopy(kept[row], 0, point, 0, point.length)), null), first));
        }
    }

    private Dataset sample(long of, long first, int[] group) {
        TableGenerator generator = generators.get();
        return groups.conditions().size() == 1
                ? generator.sample(of, first, group.length, groups.conditions().getFirst())
                : generator.sample(of, first, group, groups.conditions());
    }
}
