package dev.gan4j.cli;

import dev.gan4j.cascade.Condition;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows of the samples of a table satisfy which conditions.
 *
 * <p>Rows of a group are spread evenly: of the first n rows it has its share of n, rounded, for any n. So a row's group depends
 * on its number alone.
 */
final class SampleGroups {

    /** Rounding of shares that add up to one. */
    private static final double ALMOST_NOTHING = 1e-9;

    private final List<List<Condition>> conditions = new ArrayList<>();
    private final List<Double> shares = new ArrayList<>();

    /**
     * Creates groups.
     *
     * @param where conditions that all rows satisfy
     * @param asked the conditions of the first groups; rows of the last group satisfy none of them
     * @param of    the shares of the first groups; the last group is what is left
     */
    SampleGroups(List<Condition> where, List<Condition> asked, List<Double> of) {
        double left = 1;
        for (int group = 0; group < asked.size(); group++) {
            List<Condition> own = new ArrayList<>(where);
            own.add(asked.get(group));
            // A row that satisfies two of the conditions belongs to the first of them.
            asked.subList(0, group).forEach(before -> own.add(not(before)));
            if (of.get(group) > 0) {
                conditions.add(own);
                shares.add(of.get(group) / left);
            }
            left -= of.get(group);
            if (left < ALMOST_NOTHING) {
                return;
            }
        }
        List<Condition> others = new ArrayList<>(where);
        asked.forEach(each -> others.add(not(each)));
        conditions.add(others);
        shares.add(1.0);
    }

    private static Condition not(Condition condition) {
        return new Condition(condition.column(), "not " + condition.text(), condition.test().negate());
    }

    /** Returns the conditions of each group. */
    List<List<Condition>> conditions() {
        return conditions;
    }

    /** Returns the group of each row. */
    int[] of(long first, int count) {
        int[] groups = new int[count];
        for (int i = 0; i < count; i++) {
            groups[i] = of(first + i);
        }
        return groups;
    }

    /** Each group takes its rows among those that the groups before it leave. */
    private int of(long row) {
        long number = row;
        for (int group = 0; group < shares.size() - 1; group++) {
            long before = taken(number, shares.get(group));
            if (taken(number + 1, shares.get(group)) > before) {
                return group;
            }
            number -= before;
        }
        return shares.size() - 1;
    }

    private static long taken(long rows, double share) {
        return (long) Math.floor(rows * Math.min(1, share) + 0.5);
    }
}
