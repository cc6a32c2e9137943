package dev.gan4j.cascade;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which rows of the samples of a table satisfy which conditions.
 *
 * <p>Rows of a group are spread evenly: of the first n rows it has its share of n, rounded, for any n. So a row's group depends
 * on its number alone.
 */
public final class SampleGroups {

    /** Rounding of shares that add up to one. */
    private static final double ALMOST_NOTHING = 1e-9;

    private final List<List<Condition>> conditions = new ArrayList<>();
    private final List<Double> shares = new ArrayList<>();

    /**
     * Creates groups.
     *
     * @param schema of the table
     * @param where  conditions that all rows satisfy
     * @param asked  of one column, the conditions of the first groups; rows of the last group satisfy none of them
     * @param of     the shares of the first groups; the last group is what is left
     * @return the groups
     * @throws InvalidInputException if the conditions are of several columns, or the shares are negative or add up to more than 1
     */
    public static SampleGroups of(Schema schema, List<Condition> where, List<Condition> asked, List<Double> of) {
        if (asked.stream().mapToInt(Condition::column).distinct().count() > 1) {
            throw new InvalidInputException("shares must be of one column but were of "
                    + String.join(" and ", asked.stream().map(each -> schema.names().get(each.column())).distinct()
                            .toList()));
        }
        double sum = 0;
        for (double share : of) {
            if (!(share >= 0 && share <= 1)) {
                throw new InvalidInputException("a share must be from 0 to 1 but was " + share);
            }
            sum += share;
        }
        if (sum > 1 + ALMOST_NOTHING) {
            throw new InvalidInputException(
                    String.format(Locale.ROOT, "shares must add up to 1 at most but add up to %.6g", sum)
                            .replaceAll("\\.?0+$", ""));
        }
        return new SampleGroups(where, asked, of);
    }

    private SampleGroups(List<Condition> where, List<Condition> asked, List<Double> of) {
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

    /**
     * Returns the conditions of each group.
     *
     * @return at least one list
     */
    public List<List<Condition>> conditions() {
        return conditions;
    }

    /**
     * Returns the group of a row. Each group takes its rows among those that the groups before it leave.
     *
     * @param row its number, from 0
     * @return the index of its conditions
     */
    public int of(long row) {
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
