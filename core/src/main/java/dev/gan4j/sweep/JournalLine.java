package dev.gan4j.sweep;

import dev.gan4j.Gan4j;
import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.JsonView;
import dev.gan4j.sweep.RunRecord.Outcome;
import java.util.LinkedHashMap;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Converts a line of a journal to and from JSON without changing any number. */
final class JournalLine {

    private static final long FORMAT = 1;

    private JournalLine() {}

    static String head(String plan) {
        return JsonMapper.shared().createObjectNode().put("sweep", FORMAT).put("plan", plan).toString();
    }

    /** Checks that the first line belongs to a plan with one of these digests. */
    static void checkHead(JsonView view, String where, Set<String> plans) {
        long format = view.integer("sweep", 1);
        if (format > FORMAT) {
            throw new InvalidInputException(where + ": the journal has format " + format + " but gan4j "
                    + Gan4j.version() + " reads formats up to " + FORMAT + "; use a newer gan4j");
        }
        if (!plans.contains(view.text("plan"))) {
            throw new InvalidInputException(
                    where + ": the journal must belong to the plan in its directory but belongs to another");
        }
    }

    static String of(RunRecord entry) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("setting", entry.run().setting()).put("seed", entry.run().seed());
        json.put("outcome", entry.outcome().name()).put("reason", entry.reason());
        json.put("iterations", entry.iterations());
        put(json, "distance", entry.distance());
        json.put("firstWithin", entry.firstWithin().orElse(-1)).put("weights", entry.weights());
        put(json, "seconds", entry.seconds());
        ArrayNode measures = json.putArray("measures");
        entry.measures().forEach((name, value) -> put(measures.addObject().put("name", name), "value", value));
        return json.toString();
    }

    static RunRecord parse(JsonView view) {
        SequencedMap<String, Double> measures = new LinkedHashMap<>();
        for (JsonView measure : view.objects("measures")) {
            measures.put(measure.text("name"), measure.number("value"));
        }
        long firstWithin = view.integer("firstWithin", -1);
        return new RunRecord(new SweepPlan.RunKey(view.size("setting", 0), view.integer("seed", Long.MIN_VALUE)),
                view.constant("outcome", Outcome.class), view.text("reason"), view.integer("iterations", 0),
                view.number("distance"), firstWithin < 0 ? OptionalLong.empty() : OptionalLong.of(firstWithin),
                measures,
                view.text("weights"), view.number("seconds"));
    }

    private static void put(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        } else {
            json.put(name, Double.toString(value));
        }
    }
}
