package dev.gan4j.model;

import dev.gan4j.eval.ClassJudgement;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.ModeCoverage;
import dev.gan4j.eval.PointsJudgement;
import dev.gan4j.eval.Score;
import dev.gan4j.experiment.LabelSpec;
import dev.gan4j.internal.JsonView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A judgement of points as a part of the manifest, to and fro. */
final class PointsManifest {

    private static final int LONGEST_NUMBER = 20;

    private PointsManifest() {}

    /**
     * Writes a judgement.
     *
     * @param column writes the judgement of one column
     */
    static void write(ObjectNode node, PointsJudgement points, Function<Judgement, ObjectNode> column) {
        node.put("hasCopies", points.copies() != null).put("hasModes", points.modes() != null);
        ObjectNode scores = node.putObject("scores");
        points.scores().forEach((name, score) -> {
            write(scores.putObject(name), score);
        });
        write(node, "modes", points.modes());
        write(node, "modesFloor", points.modesFloor());
        ArrayNode columns = node.putArray("columns");
        points.columns().forEach(judgement -> columns.add(column.apply(judgement)));
        if (!points.classes().isEmpty()) {
            ArrayNode classes = node.putArray("classes");
            points.classes().forEach(judged -> write(classes.addObject(), judged));
        }
    }

    private static void write(ObjectNode node, ClassJudgement judged) {
        node.put("name", judged.name()).put("samples", judged.samples());
        write(node.putObject("slicedWasserstein1"), judged.slicedWasserstein1());
        write(node.putObject("agreement"), judged.agreement());
    }

    private static void write(ObjectNode both, Score score) {
        Numbers.put(both, "value", score.value());
        Numbers.put(both, "floor", score.floor());
    }

    private static void write(ObjectNode node, String name, @Nullable ModeCoverage coverage) {
        if (coverage != null) {
            ObjectNode modes = node.putObject(name);
            modes.put("modes", coverage.modes()).put("captured", coverage.captured()).put("populated",
                    coverage.populated());
            Numbers.put(modes, "highQuality", coverage.highQuality());
            Numbers.put(modes, "reverseKl", coverage.reverseKl());
            Numbers.put(modes, "spread", coverage.spread());
        }
    }

    /**
     * Reads a judgement.
     *
     * @param summary  of which reference and number of samples are the same
     * @param label   the experiment's, null where there are no classes
     * @param column  reads the judgement of one column
     */
    static PointsJudgement read(JsonView node, Judgement summary, @Nullable LabelSpec label,
            Function<JsonView, Judgement> column) {
        JsonView scores = node.object("scores");
        boolean hasModes = node.flag("hasModes");
        List<Judgement> columns = new ArrayList<>();
        node.objects("columns").forEach(view -> columns.add(column.apply(view)));
        if (columns.isEmpty()) {
            throw node.mustBe("columns", "a list of at least one judgement");
        }
        return new PointsJudgement(summary.reference(), summary.samples(), score(scores, "slicedWasserstein1"),
                score(scores, "slicedWasserstein2"), score(scores, "wasserstein2"), score(scores, "energy"),
                score(scores, "mmd"), score(scores, "precision"), score(scores, "recall"), score(scores, "density"),
                score(scores, "coverage"), score(scores, "treeAccuracy"), score(scores, "linearAccuracy"),
                node.flag("hasCopies") ? score(scores, "copies") : null,
                hasModes ? modes(node.object("modes")) : null, hasModes ? modes(node.object("modesFloor")) : null,
                columns, label == null ? List.of() : classes(node, label.classes()));
    }

    private static List<ClassJudgement> classes(JsonView node, List<String> names) {
        return node.objects("classes").stream().map(judged -> {
            // A mixture's modes have no names in the experiment, but numbers.
            String name = names.isEmpty() ? judged.line("name", LONGEST_NUMBER) : judged.text("name");
            if (!names.isEmpty() && !names.contains(name)) {
                throw judged.mustBe("name", "a class of the experiment's label");
            }
            return new ClassJudgement(name, judged.size("samples", 0),
                    score(judged, "slicedWasserstein1"), score(judged, "agreement"));
        }).toList();
    }

    private static Score score(JsonView scores, String name) {
        JsonView both = scores.object(name);
        return new Score(both.number("value"), both.number("floor"));
    }

    private static ModeCoverage modes(JsonView modes) {
        return new ModeCoverage(modes.size("modes", 1), modes.size("captured", 0), modes.size("populated", 0),
                modes.number("highQuality"), modes.number("reverseKl"), modes.number("spread"));
    }
}
