package dev.gan4j.experiment.internal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.testing.ParserFuzzing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.ValueNode;

/** Experiments from anywhere, beside the tree that SnakeYAML Engine alone makes of the same text. */
final class ExperimentFuzzTest extends ParserFuzzing {

    private static final LoadSettings SETTINGS = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

    ExperimentFuzzTest() {
        super("experiment");
    }

    @Override
    protected List<String> words() {
        return ExperimentWords.ALL;
    }

    @Override
    protected void parse(byte[] input) {
        String yaml = new String(input, StandardCharsets.UTF_8);
        compareTrees(yaml);
        Experiment experiment = Experiment.parse(yaml);
        String written = experiment.toYaml();
        assertThat(Experiment.parse(written)).as("what is written is read back as it was: %s", written)
                .isEqualTo(experiment);
    }

    private static void compareTrees(String yaml) {
        JsonNode ours;
        try {
            ours = YamlText.parse(yaml, "");
        } catch (InvalidInputException e) {
            return;
        }
        assertSame(ours, composed(yaml));
    }

    private static @Nullable Node composed(String yaml) {
        return new Composer(SETTINGS, new ParserImpl(SETTINGS, new StreamReader(SETTINGS, yaml))).getSingleNode()
                .orElse(null);
    }

    private static void assertSame(@Nullable JsonNode ours, @Nullable Node theirs) {
        boolean isSame = switch (theirs) {
            case MappingNode fields -> ours instanceof ObjectNode object && object.size() == fields.getValue().size();
            case SequenceNode list -> ours instanceof ArrayNode array && array.size() == list.getValue().size();
            case ScalarNode text -> ours instanceof ValueNode
                    && (!ours.isString() || ours.stringValue().equals(text.getValue()));
            case null -> ours == null;
            default -> false;
        };
        if (!isSame) {
            throw new AssertionError("a part is " + ours + " but was written " + theirs);
        }
        switch (theirs) {
            case MappingNode fields -> {
                for (NodeTuple field : fields.getValue()) {
                    String name = ((ScalarNode) field.getKeyNode()).getValue();
                    assertSame(requireNonNull(ours).get(name), field.getValueNode());
                }
            }
            case SequenceNode list -> {
                for (int i = 0; i < list.getValue().size(); i++) {
                    assertSame(requireNonNull(ours).get(i), list.getValue().get(i));
                }
            }
            case null, default -> {
                // A value has no parts.
            }
        }
    }
}
