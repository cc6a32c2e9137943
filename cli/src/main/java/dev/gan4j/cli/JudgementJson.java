package dev.gan4j.cli;

import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.PointsJudgement;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A judgement as one JSON object, under the names that the summary of a run has for the same figures. */
final class JudgementJson {

    private JudgementJson() {}

    static String of(Judgement judgement) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        PointsJudgement points = judgement.points();
        if (points != null) {
            put(json, points);
            return json.toString();
        }
        json.put("samples", judgement.samples());
        putFigures(json, judgement);
        json.put("verdict", judgement.verdict());
        return json.toString();
    }

    /** Scores as {@code name} and {@code nameFloor}, then each column. */
    private static void put(ObjectNode json, PointsJudgement points) {
        json.put("samples", points.samples());
        points.scores().forEach((name, score) -> {
            put(json, name, score.value());
            put(json, name + "Floor", score.floor());
        });
        ArrayNode columns = json.putArray("columns");
        for (Judgement column : points.columns()) {
            putFigures(columns.addObject(), column);
        }
        json.put("verdict", points.verdict());
    }

    private static void putFigures(ObjectNode json, Judgement column) {
        put(json, "wasserstein1", column.wasserstein1());
        put(json, "wasserstein1Floor", column.wasserstein1Floor());
        put(json, "ks", column.ks());
        put(json, "ksFloor", column.ksFloor());
        put(json, "meanReal", column.meanReal());
        put(json, "meanGenerated", column.meanGenerated());
        put(json, "sdReal", column.sdReal());
        put(json, "sdGenerated", column.sdGenerated());
    }

    /** A number; null where it is not finite, which JSON has no word for. */
    private static void put(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        } else {
            json.putNull(name);
        }
    }
}
