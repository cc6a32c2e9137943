package dev.gan4j.model;

import dev.gan4j.eval.ClassJudgement;
import dev.gan4j.eval.ColumnJudgement;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Moments;
import dev.gan4j.eval.SampleSizes;
import dev.gan4j.eval.Score;
import dev.gan4j.eval.codec.JudgementCodec;
import dev.gan4j.internal.JsonView;
import java.util.ArrayList;
import java.util.List;

/** Reads the judgement of a model of format 1, which has no tests, no checks and no training rows. */
final class OldJudgement {

    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_NUMBER = 20;
    private static final String NO_FIGURE = "there is no finite figure";
    private static final List<String> SCORES = List.of("slicedWasserstein1", "slicedWasserstein2", "wasserstein2",
            "energy", "mmd", "precision", "recall", "density", "coverage", "treeAccuracy", "linearAccuracy");

    private OldJudgement() {}

    /**
     * Reads a judgement.
     *
     * @param columns the names of the experiment's columns
     * @param isOfSeveral whether the experiment's data are points
     * @param classes the names of the experiment's classes; empty if they have numbers, or there are none
     */
    static Judgement read(JsonView node, List<String> columns, boolean isOfSeveral, boolean hasClasses,
            List<String> classes) {
        String reference = node.line("reference", LONGEST_LINE);
        int samples = node.size("samples", 0);
        SampleSizes sizes = new SampleSizes(0, reference.equals("held-out rows") ? samples : 0, samples);
        if (!isOfSeveral) {
            ColumnJudgement column = column(node, columns.getFirst());
            List<Score> scores = new ArrayList<>();
            scores.add(column.scores().getFirst());
            scores.add(scaled(node, column.spread()));
            scores.add(column.scores().getLast());
            return new Judgement(reference, sizes, scores, List.of(column), List.of(), 0, List.of());
        }
        JsonView points = node.object("points");
        List<ColumnJudgement> read = new ArrayList<>();
        for (JsonView view : points.objects("columns")) {
            read.add(column(view, read.size() < columns.size() ? columns.get(read.size()) : ""));
        }
        if (read.size() != columns.size()) {
            throw points.mustBe("columns", "a list of " + columns.size() + " judgements");
        }
        List<Score> scores = scores(node, points, columns.size() == 1 ? read.getFirst() : null);
        return new Judgement(reference, sizes, scores, read, hasClasses ? classes(points, classes) : List.of(),
                points.flag("hasModes") ? points.object("modes").size("modes", 1) : 0, List.of());
    }

    private static Score scaled(JsonView column, double spread) {
        double unit = spread > 0 ? spread : 1;
        return JudgementCodec.score("scaledWasserstein1", column.number("wasserstein1") / unit,
                column.number("wasserstein1Floor") / unit, NO_FIGURE);
    }

    private static List<Score> scores(JsonView node, JsonView points,
            @org.jspecify.annotations.Nullable ColumnJudgement single) {
        JsonView old = points.object("scores");
        List<Score> scores = new ArrayList<>();
        if (single != null) {
            scores.add(single.scores().getFirst());
            scores.add(scaled(points.objects("columns").getFirst(), single.spread()));
        }
        SCORES.forEach(name -> scores.add(score(old, name)));
        scores.add(JudgementCodec.score("ks", node.number("ks"), node.number("ksFloor"), NO_FIGURE));
        if (points.flag("hasCopies")) {
            scores.add(score(old, "copies"));
        }
        if (points.flag("hasModes")) {
            JsonView modes = points.object("modes");
            JsonView floor = points.object("modesFloor");
            scores.add(JudgementCodec.score("modesCaptured", modes.size("captured", 0), floor.size("captured", 0),
                    NO_FIGURE));
            scores.add(JudgementCodec.score("modesPopulated", modes.size("populated", 0), floor.size("populated", 0),
                    NO_FIGURE));
            for (String name : List.of("highQuality", "reverseKl", "spread")) {
                scores.add(JudgementCodec.score(name.equals("spread") ? "modeSpread" : name, modes.number(name),
                        floor.number(name), NO_FIGURE));
            }
        }
        return scores;
    }

    private static Score score(JsonView scores, String name) {
        JsonView both = scores.object(name);
        return JudgementCodec.score(name, both.number("value"), both.number("floor"), NO_FIGURE);
    }

    /** Files that predate the judgement of heavy tails by shape have only one spread, the standard deviation. */
    private static ColumnJudgement column(JsonView column, String name) {
        Moments real = new Moments(column.number("meanReal"), column.number("sdReal"));
        return new ColumnJudgement(name, List.of(
                JudgementCodec.score("wasserstein1", column.number("wasserstein1"),
                        column.number("wasserstein1Floor"), NO_FIGURE),
                JudgementCodec.score("ks", column.number("ks"), column.number("ksFloor"), NO_FIGURE)), real, real,
                new Moments(column.number("meanGenerated"), column.number("sdGenerated")),
                column.number(column.has("spreadReal") ? "spreadReal" : "sdReal"));
    }

    private static List<ClassJudgement> classes(JsonView points, List<String> names) {
        return points.objects("classes").stream().map(judged -> {
            // A mixture's modes have numbers instead of names in the experiment.
            String name = names.isEmpty() ? judged.line("name", LONGEST_NUMBER) : judged.text("name");
            if (!names.isEmpty() && !names.contains(name)) {
                throw judged.mustBe("name", "a class of the experiment's label");
            }
            List<Score> scores = new ArrayList<>();
            for (String metric : List.of("slicedWasserstein1", "agreement")) {
                JsonView both = judged.object(metric);
                scores.add(JudgementCodec.score(metric, both.number("value"), both.number("floor"),
                        "fewer than 10 real samples"));
            }
            return new ClassJudgement(name, judged.size("samples", 0), scores);
        }).toList();
    }
}
