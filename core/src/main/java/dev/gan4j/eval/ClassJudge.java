package dev.gan4j.eval;

import dev.gan4j.data.Labels;
import dev.gan4j.data.Points;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Judges a conditional generator class by class. */
public final class ClassJudge {

    /** The fewest real samples that a class is judged by. */
    public static final int FEWEST = 10;
    /** The most real samples among which the nearest is looked for, and the most of a class. */
    public static final int MOST = 2500;

    private ClassJudge() {}

    /** Draws generated points of a class. */
    @FunctionalInterface
    public interface Conditional {

        /**
         * Draws points.
         *
         * @param code  the index of the class
         * @param count how many
         * @return points of that class, in the data's units
         */
        Points draw(int code, int count);
    }

    /**
     * Judges each class.
     *
     * @param real        what is judged against, in the data's units
     * @param labels      the class of each of them
     * @param fresh       other real samples, for the noise floor
     * @param freshLabels the class of each of those, of the same classes
     * @param generated   draws the generated ones
     * @return in the order of the classes
     */
    public static List<ClassJudgement> judge(Points real, Labels labels, Points fresh, Labels freshLabels,
            Conditional generated) {
        Comparison comparison = new Comparison(real, 0);
        Points reference = comparison.reference();
        int[] pooled = Points.evenRows(reference.rows(), MOST);
        Rows pool = new Rows(reference.select(pooled));
        Labels ofPool = labels.select(pooled);
        List<ClassJudgement> judgements = new ArrayList<>();
        for (int code = 0; code < labels.classes().size(); code++) {
            int[] rows = first(labels.rowsOf(code));
            int[] others = freshLabels.rowsOf(code);
            others = others.length > rows.length ? Arrays.copyOf(others, rows.length) : others;
            String name = labels.classes().get(code);
            if (rows.length < FEWEST || others.length < FEWEST) {
                Score unknown = new Score(Double.NaN, Double.NaN);
                judgements.add(new ClassJudgement(name, rows.length, unknown, unknown));
                continue;
            }
            Points ofClass = reference.select(rows);
            Points drawn = comparison.scaled(generated.draw(code, rows.length));
            Points floor = comparison.scaled(fresh.select(others));
            judgements.add(new ClassJudgement(name, rows.length, new Score(distance(drawn, ofClass), distance(floor,
                    ofClass)), new Score(agreement(drawn, code, pool, ofPool), agreement(floor, code, pool, ofPool))));
        }
        return judgements;
    }

    private static int[] first(int[] rows) {
        return rows.length > MOST ? Arrays.copyOf(rows, MOST) : rows;
    }

    private static double distance(Points a, Points b) {
        return PointDistances.slicedWasserstein1(a, b, PointDistances.DEFAULT_DIRECTIONS);
    }

    /** The share of points whose nearest real one is of a class. */
    private static double agreement(Points points, int code, Rows pool, Labels labels) {
        Rows rows = new Rows(points);
        int agreeing = 0;
        for (int i = 0; i < rows.count; i++) {
            if (labels.code(Rows.nearest(rows, i, pool)) == code) {
                agreeing++;
            }
        }
        return (double) agreeing / rows.count;
    }
}
