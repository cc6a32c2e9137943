package dev.gan4j.model;

import dev.gan4j.codec.Grid;
import dev.gan4j.codec.NumberCode;
import dev.gan4j.internal.JsonView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads the codes of a column of numbers. */
final class NumberCodes {

    private NumberCodes() {}

    static void put(ObjectNode node, NumberCode codes) {
        Numbers.put(node, "origin", codes.grid().origin());
        Numbers.put(node, "step", codes.grid().step());
        if (!codes.grid().decimals().isEmpty()) {
            codes.grid().decimals().forEach(node.putArray("decimals")::add);
        }
        ArrayNode knots = node.putArray("knots");
        codes.knots().forEach(each -> Arrays.stream(each).forEach(knots.addArray()::add));
    }

    /** Reads codes; throws if they are not as they are written. */
    static NumberCode read(JsonView code, int blanks) {
        List<double[]> knots = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (List<Double> row : code.rows("knots")) {
            double[] numbers = row.stream().mapToDouble(Double::doubleValue).toArray();
            boolean isFirst = true;
            for (double number : numbers) {
                if (!(Double.isFinite(number) && (isFirst ? number > last : number >= last))) {
                    throw code.mustBe("knots", "finite and ascending");
                }
                last = number;
                isFirst = false;
            }
            if (numbers.length == 0 || (numbers.length > 1 && numbers[0] == numbers[numbers.length - 1])) {
                throw code.mustBe("knots", "one number, or several different ones");
            }
            knots.add(numbers);
        }
        double step = code.finite("step");
        if (!(step >= 0) || knots.size() + blanks == 0) {
            throw code.mustBe("step", "at least 0, with at least one code,");
        }
        return NumberCode.of(knots, blanks, new Grid(code.finite("origin"), step,
                code.has("decimals") ? code.numbers("decimals") : List.of()));
    }
}
