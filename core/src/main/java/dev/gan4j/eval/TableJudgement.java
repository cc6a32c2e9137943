package dev.gan4j.eval;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Judgement} says of a table of mixed columns besides its scores.
 *
 * @param columns   each column, at least one
 * @param paired    the names of the columns whose pairs are compared
 * @param pairs     the score of each pair of those, in [0, 1]; the i-th list has those of column i with each before it
 * @param sightings what the trees tell the rows apart by, the surest first; empty where nothing is sure
 * @param target    the column whose prediction is tested; null where there is none
 * @param notes     what else has to be known, a sentence each, such as how many rows were looked at
 */
public record TableJudgement(List<TableColumn> columns, List<String> paired, List<List<Double>> pairs,
        List<Sighting> sightings, @Nullable String target, List<String> notes) {

    /** Copies the lists. */
    public TableJudgement {
        columns = List.copyOf(columns);
        paired = List.copyOf(paired);
        pairs = pairs.stream().map(List::copyOf).toList();
        sightings = List.copyOf(sightings);
        notes = List.copyOf(notes);
    }

    /**
     * Chooses the columns that are related to others most differently.
     *
     * @param most how many at most
     * @return their places among {@link #paired}, ascending
     */
    public int[] mostDifferent(int most) {
        double[] sums = new double[paired.size()];
        for (int i = 0; i < sums.length; i++) {
            for (int k = 0; k < i; k++) {
                double difference = 1 - pairs.get(i).get(k);
                sums[i] += difference;
                sums[k] += difference;
            }
        }
        return IntStream.range(0, sums.length).boxed().sorted(Comparator.comparingDouble(i -> -sums[i])).limit(most)
                .mapToInt(Integer::intValue).sorted().toArray();
    }
}
