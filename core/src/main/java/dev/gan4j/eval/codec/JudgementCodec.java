package dev.gan4j.eval.codec;

import dev.gan4j.eval.ClassJudgement;
import dev.gan4j.eval.ColumnJudgement;
import dev.gan4j.eval.Interval;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Metric;
import dev.gan4j.eval.Metrics;
import dev.gan4j.eval.Moments;
import dev.gan4j.eval.SampleSizes;
import dev.gan4j.eval.Score;
import dev.gan4j.eval.Verdict;
import dev.gan4j.internal.JsonView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts a judgement to and from a JSON tree, for models, summaries, the command's {@code --json} and the laboratory.
 *
 * <p>Grade and verdict are written for people and other programs; gan4j recomputes them from the figures.
 */
public final class JudgementCodec {

    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_KEY = 60;
    /** The name that a single column had in old files. */
    private static final String UNNAMED = "x1";

    private JudgementCodec() {}

    /**
     * Writes a judgement.
     *
     * @param judgement the judgement
     * @return an object
     */
    public static ObjectNode write(Judgement judgement) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        Verdict verdict = judgement.verdict();
        node.put("grade", verdict.grade().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        node.put("verdict", verdict.words());
        node.put("reference", judgement.reference());
        SampleSizes sizes = judgement.sizes();
        node.putObject("parts").put("training", sizes.training()).put("judging", sizes.judging())
                .put("generated", sizes.generated()).put("sentence", sizes.sentence());
        node.set("scores", scores(judgement.scores()));
        ArrayNode checks = node.putArray("checks");
        judgement.checks().forEach(checks::add);
        if (judgement.modes() > 0) {
            node.put("modes", judgement.modes());
        }
        ArrayNode columns = node.putArray("columns");
        for (ColumnJudgement column : judgement.columns()) {
            ObjectNode written = columns.addObject().put("name", column.name());
            if (judgement.columns().size() > 1) {
                written.set("scores", scores(column.scores()));
            }
            moments(written, "real", column.real());
            moments(written, "judged", column.judged());
            moments(written, "generated", column.generated());
            number(written, "spread", column.spread());
        }
        if (!judgement.classes().isEmpty()) {
            ArrayNode classes = node.putArray("classes");
            for (ClassJudgement judged : judgement.classes()) {
                classes.addObject().put("name", judged.name()).put("samples", judged.samples()).set("scores",
                        scores(judged.scores()));
            }
        }
        return node;
    }

    private static ObjectNode scores(List<Score> scores) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        for (Score score : scores) {
            ObjectNode written = node.putObject(score.metric());
            switch (score) {
                case Score.NotJudged(String metric, String reason) -> written.put("notJudged", reason);
                case Score.Judged judged -> {
                    written.put("value", judged.value()).put("floor", judged.floor());
                    if (judged.p() != null) {
                        written.put("p", judged.p());
                    }
                    if (judged.interval() != null) {
                        written.put("low", judged.interval().low()).put("high", judged.interval().high());
                    }
                }
            }
        }
        return node;
    }

    private static void moments(ObjectNode node, String name, Moments moments) {
        ObjectNode written = node.putObject(name);
        number(written, "mean", moments.mean());
        number(written, "standardDeviation", moments.standardDeviation());
    }

    /** JSON has no NaN and no infinity, so they are written as text. */
    private static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.put(name, Double.toString(value));
        }
    }

    /**
     * Reads a judgement.
     *
     * @param node    the object
     * @param columns the names that its columns must have
     * @param classes the names that its classes must have; empty if they have numbers, or there are none
     * @return the judgement
     * @throws dev.gan4j.InvalidInputException if it is not a judgement
     */
    public static Judgement read(JsonView node, List<String> columns, List<String> classes) {
        JsonView parts = node.object("parts");
        List<Score> scores = readScores(node.object("scores"));
        List<String> ofColumns = Metrics.ofColumns().stream().map(Metric::key).toList();
        List<ColumnJudgement> read = new ArrayList<>();
        for (JsonView column : node.objects("columns")) {
            String name = read.size() == columns.size() ? "" : columns.get(read.size());
            boolean isUnnamed = columns.size() == 1 && column.text("name").equals(UNNAMED);
            if (!isUnnamed && !column.text("name").equals(name)) {
                throw column.mustBe("name", "that of the experiment's column");
            }
            read.add(new ColumnJudgement(name,
                    columns.size() > 1
                            ? readScores(column.object("scores"))
                            : scores.stream().filter(score -> ofColumns.contains(score.metric())).toList(),
                    readMoments(column.object("real")), readMoments(column.object("judged")),
                    readMoments(column.object("generated")), column.number("spread")));
        }
        if (read.size() != columns.size()) {
            throw node.mustBe("columns", "a list of " + columns.size() + " judgements");
        }
        Judgement judgement = new Judgement(node.line("reference", LONGEST_LINE),
                new SampleSizes(parts.size("training", 0), parts.size("judging", 0), parts.size("generated", 0)),
                scores,
                read, node.has("classes") ? readClasses(node, classes) : List.of(),
                node.has("modes") ? node.size("modes", 1) : 0, node.texts("checks"));
        if (!judgement.hasDistance()) {
            throw node.mustBe("scores", "those of a judgement, with a distance");
        }
        return judgement;
    }

    private static List<ClassJudgement> readClasses(JsonView node, List<String> classes) {
        return node.objects("classes").stream().map(judged -> {
            // A mixture's modes have numbers instead of names in the experiment.
            String name = classes.isEmpty() ? judged.line("name", LONGEST_KEY) : judged.text("name");
            if (!classes.isEmpty() && !classes.contains(name)) {
                throw judged.mustBe("name", "a class of the experiment's label");
            }
            return new ClassJudgement(name, judged.size("samples", 0), readScores(judged.object("scores")));
        }).toList();
    }

    private static List<Score> readScores(JsonView scores) {
        return scores.names().stream().map(key -> readScore(scores, key)).toList();
    }

    private static Score readScore(JsonView scores, String key) {
        JsonView score = scores.object(key);
        if (key.length() > LONGEST_KEY || !key.chars().allMatch(Character::isLetterOrDigit)) {
            throw scores.mustBe(key, "named by a metric's key");
        }
        if (score.has("notJudged")) {
            return new Score.NotJudged(key, score.line("notJudged", LONGEST_LINE));
        }
        @Nullable
        Interval interval = score.has("low") ? new Interval(score.finite("low"), score.finite("high")) : null;
        return new Score.Judged(key, score.finite("value"), score.finite("floor"),
                score.has("p") ? (Double) score.finite("p") : null, interval);
    }

    private static Moments readMoments(JsonView moments) {
        return new Moments(moments.number("mean"), moments.number("standardDeviation"));
    }

    /**
     * Creates a figure, or a score without one.
     *
     * @param metric the metric's key
     * @param value  the figure
     * @param floor  its noise floor
     * @param reason why there is no figure, if one of them is not finite
     * @return a score without p and interval
     */
    public static Score score(String metric, double value, double floor, String reason) {
        return Double.isFinite(value) && Double.isFinite(floor)
                ? new Score.Judged(metric, value, floor, null, null)
                : new Score.NotJudged(metric, reason);
    }
}
