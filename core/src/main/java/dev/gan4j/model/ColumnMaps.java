package dev.gan4j.model;

import dev.gan4j.codec.Affine;
import dev.gan4j.codec.ColumnMap;
import dev.gan4j.codec.NumberCode;
import dev.gan4j.codec.Ranks;
import dev.gan4j.data.internal.WorkingRange;
import dev.gan4j.internal.JsonView;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads the maps between columns and features. */
final class ColumnMaps {

    private static final double MOST_ROWS = 1e15;

    private ColumnMaps() {}

    static void put(ObjectNode node, ColumnMap units) {
        switch (units) {
            case Affine(double centre, double scale) -> {
                Numbers.put(node, "centre", centre);
                Numbers.put(node, "scale", scale);
            }
            case Ranks ranks -> {
                ObjectNode values = node.putObject("ranks");
                NumberCodes.put(values, ranks.codes());
                ArrayNode rows = values.putArray("rows");
                Arrays.stream(ranks.rows()).forEach(rows::add);
                double[] scores = ranks.scores();
                if (scores.length > 0) {
                    ArrayNode quantiles = values.putArray("scores");
                    Arrays.stream(scores).forEach(quantiles::add);
                }
            }
        }
    }

    /** Reads a map; throws if it is not as they are written. */
    static ColumnMap read(JsonView units) {
        if (units.has("ranks")) {
            return ranks(units.object("ranks"));
        }
        double scale = units.finite("scale");
        if (!(scale > 0)) {
            throw units.mustBe("scale", "positive");
        }
        Affine read = new Affine(units.finite("centre"), scale);
        if (!read.isUsable()) {
            throw units.mustBe("centre", "such that with scale " + scale + " the working range is "
                    + WorkingRange.RESOLVED_RULE);
        }
        return read;
    }

    private static Ranks ranks(JsonView values) {
        NumberCode codes = NumberCodes.read(values, 0);
        List<Double> rows = values.numbers("rows");
        if (rows.size() != codes.width() || rows.stream().anyMatch(count -> !(count >= 0 && count <= MOST_ROWS))
                || rows.getFirst() == 0) {
            throw values.mustBe("rows", "the number of training rows of each of " + codes.width() + " knots");
        }
        double[] scores = values.has("scores") ? array(values.numbers("scores")) : new double[0];
        boolean isAscending = scores.length != 1;
        for (int i = 1; i < scores.length; i++) {
            isAscending &= scores[i] >= scores[i - 1];
        }
        if (!isAscending || (scores.length > 0 && !(scores[0] < scores[scores.length - 1]))) {
            throw values.mustBe("scores", "at least two ascending numbers");
        }
        Ranks read = Ranks.of(codes, array(rows), scores);
        if (!read.isUsable()) {
            throw values.mustBe("knots", "at least two different numbers");
        }
        return read;
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
