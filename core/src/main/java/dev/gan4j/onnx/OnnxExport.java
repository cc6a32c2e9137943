package dev.gan4j.onnx;

import dev.gan4j.Gan4j;
import dev.gan4j.InvalidInputException;
import dev.gan4j.codec.Affine;
import dev.gan4j.codec.Ranks;
import dev.gan4j.data.Latent;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.internal.AtomicFile;
import dev.gan4j.internal.Directories;
import dev.gan4j.model.GanModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A model's two networks as ONNX files, for other runtimes and languages; immutable.
 *
 * <p>The generator maps {@code z}, float32 of shape (batch, latents), to {@code x}, float64 of shape (batch, columns), in the
 * data's units; the discriminator maps {@code x} to {@code d}, float32 of shape (batch, 1). If the model has classes, both have
 * a second input {@code classes}, float32 of shape (batch, classes): 1 in the column of the sample's class, 0 in the others.
 * They return the same as {@link dev.gan4j.model.Generator#apply} and {@link dev.gan4j.model.Discriminator#probability}, apart
 * from rounding. Equal models give equal bytes.
 *
 * <p>{@code x} has double precision, because data may be large numbers with small differences, such as times in seconds since
 * 1970; the networks themselves compute in single precision.
 */
public final class OnnxExport {

    /** The name of the generator's file. */
    public static final String GENERATOR_FILE = "generator.onnx";
    /** The name of the discriminator's file. */
    public static final String DISCRIMINATOR_FILE = "discriminator.onnx";

    /** The name of the input with each sample's class. */
    private static final String CLASSES = "classes";

    /** The batch of a graph whose rows do not depend on each other; any number would do. */
    private static final int ROWS = 2;

    private final byte[] generator;
    private final byte[] discriminator;

    private OnnxExport(byte[] generator, byte[] discriminator) {
        this.generator = generator;
        this.discriminator = discriminator;
    }

    /**
     * Translates both networks of a model.
     *
     * @param model the model
     * @return the files' contents
     * @throws InvalidInputException if a part of a network has no ONNX equivalent; the message names it
     */
    public static OnnxExport of(GanModel model) {
        return new OnnxExport(generator(model), discriminator(model));
    }

    /**
     * Returns the generator.
     *
     * @return a copy of its file's bytes
     */
    public byte[] generator() {
        return generator.clone();
    }

    /**
     * Returns the discriminator.
     *
     * @return a copy of its file's bytes
     */
    public byte[] discriminator() {
        return discriminator.clone();
    }

    /**
     * Writes {@value #GENERATOR_FILE} and {@value #DISCRIMINATOR_FILE}, each atomically.
     *
     * @param directory where to; created if necessary, and existing files of these names are replaced
     * @throws InvalidInputException if it is not a directory, or cannot be written to
     * @throws IOException           if writing fails
     */
    public void write(Path directory) throws IOException {
        Directories.makeAll(directory, "a folder to write into");
        if (!Files.isWritable(directory)) {
            throw new InvalidInputException(directory + " cannot be written to: permission denied");
        }
        AtomicFile.write(directory.resolve(GENERATOR_FILE), generator);
        AtomicFile.write(directory.resolve(DISCRIMINATOR_FILE), discriminator);
    }

    private static byte[] generator(GanModel model) {
        int latents = model.generator().latent().dimension();
        int columns = model.generator().dimension();
        OnnxGraph graph = new OnnxGraph("generator");
        String z = graph.input("z", ElementType.FLOAT32, latents,
                "latents: " + describe(model.generator().latent().law()));
        int classes = model.generator().classes().size();
        Map<String, String> inputs = new LinkedHashMap<>(Map.of("z", z));
        if (classes > 0) {
            inputs.put(CLASSES, classes(graph, classes));
        }
        Node output = model.generator().apply(Node.input("z", new Shape(ROWS, latents)), classes(classes, ROWS));
        String training = new OnnxOperations("generator", graph, model.pair().parameters(), false)
                .add(output, inputs);
        String scaled = graph.add("Mul", graph.cast(training, ElementType.FLOAT64),
                units(graph, model, "scale", Affine::scale));
        String x = graph.add("Add", scaled, units(graph, model, "centre", Affine::centre));
        graph.output(x, "x", ElementType.FLOAT64, columns, "samples, in the data's units");
        return graph.toBytes(Gan4j.version(), "the generator of " + model, metadata(model));
    }

    private static byte[] discriminator(GanModel model) {
        int columns = model.generator().dimension();
        int together = model.discriminator().rowsTogether();
        OnnxGraph graph = new OnnxGraph("discriminator");
        String x = graph.input("x", ElementType.FLOAT64, columns, "samples, in the data's units");
        String centred = graph.add("Sub", x, units(graph, model, "centre", Affine::centre));
        String training = graph.cast(graph.add("Div", centred, units(graph, model, "scale", Affine::scale)),
                ElementType.FLOAT32);
        OnnxOperations operations = new OnnxOperations("discriminator", graph, model.pair().parameters(), together > 1);
        int classes = model.generator().classes().size();
        if (together > 1 && classes > 0) {
            throw new InvalidInputException("the discriminator has no ONNX equivalent: it judges " + together
                    + " samples together and by their classes");
        }
        int rows = together > 1 ? together : ROWS;
        Node output = model.discriminator().probability(Node.input("x", new Shape(rows, columns)),
                classes(classes, rows));
        String d;
        if (classes > 0) {
            d = operations.add(output, Map.of("x", training, CLASSES, classes(graph, classes)));
        } else if (together > 1) {
            OnnxMinibatches minibatches = OnnxMinibatches.of(graph, training, together);
            d = minibatches.rows(operations.add(output, Map.of("x", minibatches.stacked())));
        } else {
            d = operations.add(output, Map.of("x", training));
        }
        graph.output(d, "d", ElementType.FLOAT32, 1, "the discriminator's output for each sample: near 1 for real");
        SequencedMap<String, String> metadata = metadata(model);
        metadata.put("gan4j.rowsTogether", Integer.toString(together));
        return graph.toBytes(Gan4j.version(), "the discriminator of " + model, metadata);
    }

    private static @Nullable Node classes(int count, int rows) {
        return count == 0 ? null : Node.input(CLASSES, new Shape(rows, count));
    }

    private static String classes(OnnxGraph graph, int count) {
        return graph.input(CLASSES, ElementType.FLOAT32, count,
                "1 in the column of the sample's class, 0 in the others");
    }

    private static String units(OnnxGraph graph, GanModel model, String name, ToDoubleFunction<Affine> part) {
        return graph.row("units." + name, model.pair().codec().columns().stream().mapToDouble(units -> switch (units) {
            case Affine affine -> part.applyAsDouble(affine);
            case Ranks ranks -> throw new InvalidInputException(
                    "the model has no ONNX equivalent: its range is ranks, whose map back onto training values is a table");
        }).toArray());
    }

    /** What users need to know if they have only the file. */
    private static SequencedMap<String, String> metadata(GanModel model) {
        Experiment experiment = model.experiment();
        Latent latent = experiment.latent();
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put("gan4j.version", model.libraryVersion());
        metadata.put("gan4j.latent", latent.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        metadata.put("gan4j.latent.dimension", Integer.toString(latent.dimension()));
        Latent.Law law = latent.law();
        metadata.put("gan4j.latent.distribution", law.family());
        law.parameters().forEach((name, value) -> metadata.put("gan4j.latent." + name, Double.toString(value)));
        List<String> names = model.plan().data().columnNames();
        for (int column = 0; column < names.size(); column++) {
            metadata.put("gan4j.column." + column, names.get(column));
        }
        List<String> classes = model.generator().classes();
        for (int code = 0; code < classes.size(); code++) {
            metadata.put("gan4j.class." + code, classes.get(code));
        }
        metadata.put("gan4j.dataHash", model.dataHash());
        metadata.put("gan4j.experiment", experiment.toYaml());
        return metadata;
    }

    private static String describe(Latent.Law law) {
        return "independent " + law.family() + " numbers, " + law.parameters().entrySet().stream()
                .map(parameter -> parameter.getKey() + " " + parameter.getValue()).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return "OnnxExport[generator " + generator.length + " bytes, discriminator " + discriminator.length + " bytes]";
    }
}
