package dev.gan4j.cascade;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gan4j.codec.TableCodec;
import dev.gan4j.data.Dataset;
import dev.gan4j.engine.State;
import dev.gan4j.experiment.CascadeSpec;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableReader;
import dev.gan4j.table.TableWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Rows of a table of fifteen columns, nanoseconds each: sampled, sampled under a condition, and turned into CSV:
 * {@code bench/jmh TableSamplingBenchmark}.
 *
 * <p>Nine columns have 2 to 42 categories, six have numbers with 16 to 120 codes; the weights are random. The gate: rows sampled
 * alone are those sampled together, each satisfies the condition, and the text is read back as the numbers it was made from.
 */
@NullUnmarked // JMH fills the fields
@org.openjdk.jmh.annotations.State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class TableSamplingBenchmark {

    private static final int COUNT = 1 << 14;
    private static final int GATE = 200;
    private static final long SEED = 5;
    private static final int[] CODES = {74, 9, 120, 16, 16, 7, 15, 6, 5, 2, 119, 92, 94, 42, 2};
    private static final Set<Integer> NUMBERS = Set.of(0, 2, 4, 10, 11, 12);

    /** What {@code gan4j.kernels} is set to. */
    @Param({"plain", "vector"})
    public String kernels;

    /** The width of an embedding. */
    @Param({"128", "256"})
    public int embedding;

    private TableGenerator generator;
    private TableWriter writer;
    private List<Condition> condition;
    private Dataset rows;
    private long first;

    /** Makes a generator, and checks it. */
    @Setup
    public void prepare() {
        System.setProperty("gan4j.kernels", kernels);
        Table table = table();
        TableCodec codec = TableCodec.fit(table.data(), Set.of(), 1);
        Cascade cascade = new Cascade(codec.widths(), codec.ordered(), new CascadeSpec(embedding, 128));
        State state = new State();
        cascade.parameters().forEach(parameter -> parameter.declare(state));
        cascade.fixed().forEach(parameter -> parameter.declare(state));
        cascade.initialise(state, codec.encode(table.data()).shares(), SEED);
        generator = new TableGenerator(table.schema(), codec, cascade, Parameters.of(state), null);
        writer = new TableWriter(table.schema(), SEED);
        condition = List.of(Condition.parse("column1>=10", table.schema().columns()),
                Condition.parse("column10=b", table.schema().columns()));
        rows = generator.sample(SEED, 0, COUNT, List.of());
        require(writer.rows(rows.select(new int[]{0}), 0).length > 2 * CODES.length,
                "a row is written without its cells");
        for (int row = 0; row < GATE; row++) {
            Dataset alone = generator.sample(SEED, row, 1, List.of());
            Dataset asked = generator.sample(SEED, row, 1, condition);
            for (int column = 0; column < CODES.length; column++) {
                require(alone.values().get(0, column) == rows.values().get(row, column),
                        "a row sampled alone is not the one sampled with others");
            }
            require(condition.stream().allMatch(each -> each.test().test(asked.values().get(0, each.column()))),
                    "a row does not satisfy the condition");
        }
        String text = new String(writer.rows(rows, 0), UTF_8);
        List<List<String>> cells = text.lines().map(line -> List.of(line.split(",", -1))).toList();
        for (int row = 0; row < GATE; row++) {
            for (int column : NUMBERS) {
                require(Double.parseDouble(cells.get(row).get(column)) == rows.values().get(row, column),
                        "a number that was written is read back as another one");
            }
        }
    }

    private static Table table() {
        Random random = new Random(SEED);
        List<String> names = new ArrayList<>();
        for (int column = 1; column <= CODES.length; column++) {
            names.add("column" + column);
        }
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < COUNT; row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < CODES.length; column++) {
                int code = (int) (CODES[column] * Math.pow(random.nextDouble(), 2));
                cells.add(NUMBERS.contains(column) ? Integer.toString(code) : Character.toString('a' + code));
            }
            rows.add(cells);
        }
        return TableReader.ofRows(names, rows, TableReader.Options.NONE);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** Rows of which nothing is asked. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public Dataset sample() {
        first += COUNT;
        return generator.sample(SEED, first, COUNT, List.of());
    }

    /** Rows of which several values of one column, and one of another, are asked. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public Dataset sampleWhere() {
        first += COUNT;
        return generator.sample(SEED, first, COUNT, condition);
    }

    /** Rows turned into text. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public byte[] write() {
        return writer.rows(rows, 0);
    }
}
