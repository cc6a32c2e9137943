package dev.gan4j.eval.codec;

import dev.gan4j.eval.Score;
import dev.gan4j.eval.Sighting;
import dev.gan4j.eval.TableColumn;
import dev.gan4j.eval.TableJudgement;
import dev.gan4j.internal.JsonView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a judgement says of a table of mixed columns, as a JSON tree, and back. */
final class TableJudgementCodec {

    private static final int LONGEST = 10_000;
    /** Pairs and bars have so many decimals: a picture needs no more. */
    private static final double STEP = 1e6;

    private TableJudgementCodec() {}

    static void write(TableJudgement table, ObjectNode node) {
        ArrayNode columns = node.putArray("columns");
        for (TableColumn column : table.columns()) {
            ObjectNode written = columns.addObject().put("name", column.name()).put("kind",
                    word(column.kind()));
            written.set("scores", JudgementCodec.scores(List.of(column.shape())));
            written.putObject("blanks").put("real", rounded(column.realBlanks())).put("generated",
                    rounded(column.generatedBlanks()));
            bars(column.histogram(), written.putArray("histogram"));
            bars(column.top(), written.putArray("top"));
        }
        ObjectNode pairs = node.putObject("pairs");
        ArrayNode names = pairs.putArray("columns");
        table.paired().forEach(names::add);
        ArrayNode rows = pairs.putArray("scores");
        for (List<Double> row : table.pairs()) {
            ArrayNode scores = rows.addArray();
            row.forEach(score -> scores.add(rounded(score)));
        }
        ArrayNode sightings = node.putArray("sightings");
        for (Sighting sighting : table.sightings()) {
            ObjectNode written = sightings.addObject().put("condition", sighting.condition())
                    .put("generated", sighting.generated()).put("real", sighting.real())
                    .put("sentence", sighting.sentence());
            ArrayNode about = written.putArray("columns");
            sighting.columns().forEach(about::add);
        }
        if (table.target() != null) {
            node.put("target", table.target());
        }
        ArrayNode notes = node.putArray("notes");
        table.notes().forEach(notes::add);
    }

    private static void bars(List<TableColumn.Bar> bars, ArrayNode node) {
        bars.forEach(bar -> node.addObject().put("text", bar.text()).put("real", rounded(bar.real())).put("generated",
                rounded(bar.generated())));
    }

    private static double rounded(double value) {
        return Math.rint(value * STEP) / STEP;
    }

    static TableJudgement read(JsonView node) {
        List<TableColumn> columns = node.objects("columns").stream().map(column -> {
            List<Score> scores = JudgementCodec.readScores(column.object("scores"));
            if (scores.size() != 1) {
                throw column.mustBe("scores", "one score");
            }
            JsonView blanks = column.object("blanks");
            return new TableColumn(column.line("name", LONGEST), kind(column),
                    scores.getFirst(), blanks.finite("real"), blanks.finite("generated"),
                    bars(column.objects("histogram")), bars(column.objects("top")));
        }).toList();
        JsonView pairs = node.object("pairs");
        List<String> names = pairs.texts("columns");
        List<List<Double>> scores = pairs.rows("scores");
        for (int i = 0; i < Math.max(names.size(), scores.size()); i++) {
            if (names.size() != scores.size() || scores.get(i).size() != i) {
                throw pairs.mustBe("scores", "a list for each column, of scores with each column before it");
            }
        }
        List<Sighting> sightings = new ArrayList<>();
        for (JsonView sighting : node.objects("sightings")) {
            sightings.add(new Sighting(sighting.texts("columns"), sighting.line("condition", LONGEST),
                    sighting.finite("generated"), sighting.finite("real")));
        }
        return new TableJudgement(columns, names, scores, sightings,
                node.has("target") ? node.line("target", LONGEST) : null, node.texts("notes"));
    }

    private static TableColumn.Kind kind(JsonView column) {
        String text = column.text("kind");
        return Arrays.stream(TableColumn.Kind.values()).filter(kind -> word(kind).equals(text)).findFirst()
                .orElseThrow(() -> column.mustBe("kind", "one of "
                        + Arrays.stream(TableColumn.Kind.values()).map(TableJudgementCodec::word).toList()));
    }

    private static String word(TableColumn.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static List<TableColumn.Bar> bars(List<JsonView> bars) {
        return bars.stream().map(bar -> new TableColumn.Bar(bar.line("text", LONGEST), bar.finite("real"),
                bar.finite("generated"))).toList();
    }
}
