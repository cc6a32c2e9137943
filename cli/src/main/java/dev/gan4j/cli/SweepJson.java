package dev.gan4j.cli;

import dev.gan4j.eval.Interval;
import dev.gan4j.experiment.SweepSpec.Setting;
import dev.gan4j.sweep.PairedComparison;
import dev.gan4j.sweep.SettingSummary;
import dev.gan4j.sweep.SweepResults;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The results of a sweep or a comparison as one JSON object; numbers that are not finite are null. */
final class SweepJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private SweepJson() {}

    /** The results of a sweep. */
    static String of(SweepResults results, String directory) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("name", results.plan().spec().name()).put("success", results.plan().spec().success());
        json.put("runs", results.count()).put("directory", directory);
        settings(json, results);
        return MAPPER.writeValueAsString(json);
    }

    /** The result of a comparison of two settings. */
    static String of(SweepResults results, PairedComparison comparison) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("success", results.plan().spec().success());
        json.put("verdict", comparison.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("pairs", comparison.pairs()).put("same", comparison.same());
        json.put("nearerA", comparison.losses()).put("nearerB", comparison.wins());
        interval(json, "medianDifference", comparison.median(), comparison.medianInterval());
        interval(json, "meanDifference", comparison.mean(), comparison.meanInterval());
        json.put("finitePairs", comparison.finite());
        json.put("signedRankP", comparison.signedRank()).put("signP", comparison.sign());
        json.put("successP", comparison.successSign());
        settings(json, results);
        return MAPPER.writeValueAsString(json);
    }

    private static void settings(ObjectNode json, SweepResults results) {
        ArrayNode list = json.putArray("settings");
        List<String> quantiles = List.of("distance5", "distance25", "distance50", "distance75", "distance95",
                "distanceWorst");
        for (int i = 0; i < results.plan().settings().size(); i++) {
            Setting setting = results.plan().settings().get(i);
            SettingSummary summary = results.summary(i);
            ObjectNode node = list.addObject().put("group", setting.group()).put("name", setting.name());
            ObjectNode values = node.putObject("values");
            setting.values().forEach(values::put);
            node.put("runs", summary.runs()).put("successes", summary.successes());
            interval(node, "success", summary.successRate(), summary.interval());
            for (int j = 0; j < summary.quantiles().size(); j++) {
                put(node, quantiles.get(j), summary.quantiles().get(j));
            }
            node.put("diverged", summary.diverged()).put("failed", summary.failed());
        }
    }

    private static void interval(ObjectNode json, String name, double value, @Nullable Interval interval) {
        put(json, name, value);
        if (interval != null) {
            put(json, name + "Low", interval.low());
            put(json, name + "High", interval.high());
        }
    }

    private static void put(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        } else {
            json.putNull(name);
        }
    }
}
