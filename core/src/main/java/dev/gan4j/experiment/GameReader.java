package dev.gan4j.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads what both networks play for and how they are optimised, field by field. */
final class GameReader {

    private static final double LARGEST_VALUE = 1_000_000;
    private static final int LONGEST_RUN = 1_000_000_000;
    private static final String SCHEDULE_TYPES = "constant, or type: staircase, factor, every";
    private static final String CLIPPING = "weight-clipping";
    private static final String GENERATOR_FACTOR = "generatorFactor";
    private static final List<String> PENALTIES = Stream
            .concat(Names.of(PenaltySpec.Type.values()).stream(), Stream.of(CLIPPING)).toList();

    private GameReader() {}

    static ObjectiveSpec objective(Section root) {
        if (root.get("objective").isString()) {
            return new ObjectiveSpec(root.constant("objective", ObjectiveSpec.Type.class));
        }
        Section objective = root.section("objective", "type, labelSmoothing");
        ObjectiveSpec.Type type = objective.constant("type", ObjectiveSpec.Type.class);
        if (!type.hasLabels()) {
            objective.allow(" of objective " + Names.of(type), "type");
            return new ObjectiveSpec(type);
        }
        objective.allow("", "type", "labelSmoothing");
        return !objective.has("labelSmoothing")
                ? new ObjectiveSpec(type)
                : new ObjectiveSpec(type, objective.number("labelSmoothing", 0, true, 0.5, false));
    }

    static List<PenaltySpec> penalties(Section root) {
        JsonNode penalty = root.get("penalty");
        if (penalty.isString() && penalty.stringValue().equals("none")) {
            return List.of();
        }
        if (!penalty.isArray()) {
            return List.of(penalty(root.section("penalty", "type, weight")));
        }
        List<PenaltySpec> penalties = new ArrayList<>();
        Set<String> types = new HashSet<>();
        for (Section section : root.sections("penalty", "type, weight")) {
            penalties.add(penalty(section));
            if (!types.add(section.oneOf("type", PENALTIES))) {
                throw section.mustBe("type", "there once among the penalties");
            }
        }
        if (penalties.isEmpty()) {
            throw root.mustBe("penalty", "none, fields (type, weight), or a list of such");
        }
        return penalties;
    }

    private static PenaltySpec penalty(Section penalty) {
        String type = penalty.oneOf("type", PENALTIES);
        String kind = " of penalty " + type;
        if (type.equals(CLIPPING)) {
            penalty.allow(kind, "type", "limit");
            return new PenaltySpec.WeightClipping(penalty.positive("limit", LARGEST_VALUE));
        }
        penalty.allow(kind, "type", "weight");
        return new PenaltySpec.Slope(penalty.constant("type", PenaltySpec.Type.class),
                penalty.positive("weight", LARGEST_VALUE));
    }

    static OptimiserSpec optimiser(Section root) {
        Section optimiser = root.section("optimiser", "type, learningRate, schedule");
        String type = optimiser.oneOf("type", List.of("sgd", "momentum", "adam"));
        String kind = " of optimiser " + type;
        switch (type) {
            case "sgd" -> optimiser.allow(kind, "type", "learningRate", "generatorLearningRate", "schedule");
            case "momentum" -> optimiser.allow(kind, "type", "learningRate", "generatorLearningRate", "momentum",
                    "schedule");
            default -> optimiser.allow(kind, "type", "learningRate", "generatorLearningRate", "beta1", "beta2",
                    "epsilon", "schedule");
        }
        double rate = optimiser.positive("learningRate", LARGEST_VALUE);
        Double ofGenerator = optimiser.isWord("generatorLearningRate", "same")
                ? null
                : optimiser.positive("generatorLearningRate", LARGEST_VALUE);
        ScheduleSpec schedule = schedule(optimiser);
        return switch (type) {
            case "sgd" -> new OptimiserSpec.Sgd(rate, ofGenerator, schedule);
            case "momentum" -> new OptimiserSpec.Momentum(rate, ofGenerator, belowOne(optimiser, "momentum"), schedule);
            default -> new OptimiserSpec.Adam(rate, ofGenerator, belowOne(optimiser, "beta1"),
                    belowOne(optimiser, "beta2"), optimiser.positive("epsilon", LARGEST_VALUE), schedule);
        };
    }

    private static double belowOne(Section optimiser, String name) {
        return optimiser.number(name, 0, true, 1, false);
    }

    private static ScheduleSpec schedule(Section optimiser) {
        Section schedule = optimiser.section("schedule", SCHEDULE_TYPES);
        String type = schedule.oneOf("type", List.of("constant", "staircase"));
        String kind = " of schedule " + type;
        if (type.equals("constant")) {
            schedule.allow(kind, "type");
            return new ScheduleSpec.Constant();
        }
        schedule.allow(kind, "type", "factor", "every", GENERATOR_FACTOR);
        boolean same = !schedule.has(GENERATOR_FACTOR) || schedule.isWord(GENERATOR_FACTOR, "same");
        return new ScheduleSpec.Staircase(schedule.number("factor", 0, false, 1, true),
                schedule.integer("every", 1, LONGEST_RUN),
                same ? null : schedule.number(GENERATOR_FACTOR, 0, false, 1, true));
    }
}
