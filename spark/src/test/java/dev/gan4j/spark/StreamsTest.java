package dev.gan4j.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.TableGan;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.GenerateSequence;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of {@code docs/how-to/flink-and-beam.md} is the code between the marks here. */
@SuppressWarnings("ClassCanBeStatic") // a class stands alone on the page
class StreamsTest {

    private static final Pattern SNIPPET = Pattern.compile("<!-- snippet: ([^\\n]+) -->\n```java\n(.*?)```",
            Pattern.DOTALL);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static String model;

    @BeforeAll
    static void train() throws IOException {
        model = Models.saved(Models.people(folder), folder.resolve("people.gan")).toString();
    }

    @NullUnmarked
    private static final class OfFlink {

        // a function of Flink
        /** Block i has rows i * 1000 to i * 1000 + 999. */
        record Rows(String model,
                long seed) implements GeneratorFunction<Long, List<Map<String, Object>>>, Serializable {
            @Override
            public List<Map<String, Object>> map(Long block) {
                return Loaded.gan(model).sampler().seed(seed).sample(block * 1000, 1000).toMaps();
            }
        }
        // end

        static DataGeneratorSource<List<Map<String, Object>>> source(String model) {
            // a source of Flink
            var rows = new DataGeneratorSource<>(new Rows(model, 7), 1_000_000, // blocks: a billion rows
                    TypeInformation.of(new TypeHint<List<Map<String, Object>>>() {
                    }));
            // env.fromSource(rows, WatermarkStrategy.noWatermarks(), "gan4j")
            // end
            return rows;
        }
    }

    // a model for each process
    /** Reads a model once in a process; a TableGan is thread-safe. */
    final class Loaded {
        private static final Map<String, TableGan> ALL = new java.util.concurrent.ConcurrentHashMap<>();

        static TableGan gan(String model) {
            return ALL.computeIfAbsent(model, file -> TableGan.load(Path.of(file)));
        }
    }
    // end

    @NullUnmarked
    private static final class OfBeam {

        // a function of Beam
        /** Block i has rows i * 1000 to i * 1000 + 999. */
        static class Rows extends DoFn<Long, List<Map<String, Object>>> {
            @ProcessElement
            public void rows(@Element Long block, OutputReceiver<List<Map<String, Object>>> out) {
                out.output(
                        Loaded.gan(System.getProperty("model")).sampler().seed(7).sample(block * 1000, 1000).toMaps());
            }
        }
        // end

        static GenerateSequence source() {
            // a source of Beam
            var blocks = GenerateSequence.from(0).to(1_000_000); // a billion rows
            // pipeline.apply(blocks).apply(ParDo.of(new Rows()))
            // end
            return blocks;
        }
    }

    @Test
    @NullUnmarked
    void flinkMakesTheRowsOfTheLibrary() throws Exception {
        DataGeneratorSource<List<Map<String, Object>>> source = OfFlink.source(model);
        SourceReaderContext context = null;
        source.getGeneratorFunction().open(context);
        assertThat(source.getGeneratorFunction().map(3L))
                .isEqualTo(TableGan.load(Path.of(model)).sampler().seed(7).sample(4000).toMaps().subList(3000, 4000));
    }

    @Test
    @NullUnmarked
    void beamMakesTheRowsOfTheLibrary() {
        System.setProperty("model", model);
        java.util.ArrayList<List<Map<String, Object>>> out = new java.util.ArrayList<>();
        new OfBeam.Rows().rows(2L, new DoFn.OutputReceiver<>() {
            @Override
            public org.apache.beam.sdk.values.OutputBuilder<List<Map<String, Object>>> builder(
                    List<Map<String, Object>> value) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void output(List<Map<String, Object>> value) {
                out.add(value);
            }
        });
        assertThat(out).containsExactly(
                TableGan.load(Path.of(model)).sampler().seed(7).sample(3000).toMaps().subList(2000, 3000));
        assertThat(OfBeam.source().toString()).isNotEmpty();
    }

    @Test
    void thePageHasThisCode() throws IOException {
        Path root = Path.of(System.getProperty("gan4j.root"));
        String page = Files.readString(root.resolve("docs/how-to/flink-and-beam.md")).replace("\r", "");
        String source = Files.readString(root.resolve("spark/src/test/java/dev/gan4j/spark/StreamsTest.java"))
                .replace("\r", "");
        int snippets = 0;
        for (Matcher snippet = SNIPPET.matcher(page); snippet.find(); snippets++) {
            String begin = "// " + snippet.group(1) + "\n";
            assertThat(source).contains(begin);
            String code = source.substring(source.indexOf(begin) + begin.length());
            code = code.substring(0, code.indexOf("// end"));
            // The formatter breaks lines where it likes.
            assertThat(snippet.group(2)).isEqualToIgnoringWhitespace(code);
        }
        assertThat(snippets).isEqualTo(5).isEqualTo(page.split("```java", -1).length - 1);
    }
}
