package dev.gan4j.eval.internal;

import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.eval.Learner.Condition;
import dev.gan4j.eval.Sighting;
import dev.gan4j.eval.SparseRows;
import dev.gan4j.internal.Printable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;

/** The parts of a table, cut out by the nodes of trees, in which generated rows are rarer or more common than real ones. */
public final class Regions {

    /** How many are told. */
    private static final int MOST = 6;
    /** The deviations from which on a difference is no chance, for all the nodes that are looked at together. */
    private static final double SURE = 4.5;
    /** What a further condition costs: shorter sentences are preferred. */
    private static final double LONGER = 0.15;

    /** The part of a difference from which on a single value is told for a range. */
    private static final double MOST_OF = 0.8;

    private final TreeFeatures features;
    private final List<Column> columns;

    private Regions(TreeFeatures features, List<Column> columns) {
        this.features = features;
        this.columns = columns;
    }

    /** A region with how sure it is, in deviations. */
    private record Found(List<Condition> conditions, Set<Integer> columns, double rank) {}

    /**
     * Finds the regions.
     *
     * @param features    of the tables, the generated one first
     * @param schema      any table of the schema
     * @param nodes       of the trees
     * @param ofGenerated generated rows that the trees have not learned from
     * @param ofReal      real ones
     * @return the surest first
     */
    public static List<Sighting> of(TreeFeatures features, Dataset schema, List<List<Condition>> nodes,
            int[] ofGenerated, int[] ofReal) {
        return new Regions(features, schema.schema().columns()).find(nodes, ofGenerated, ofReal);
    }

    private List<Sighting> find(List<List<Condition>> nodes, int[] ofGenerated, int[] ofReal) {
        SparseRows generated = features.rows(0).select(ofGenerated);
        SparseRows real = features.rows(1).select(ofReal);
        List<Found> found = new ArrayList<>();
        for (List<Condition> node : new HashSet<>(nodes).stream().sorted(Comparator.comparing(List::toString))
                .toList()) {
            double a = share(generated, node);
            double b = share(real, node);
            double variance = a * (1 - a) / generated.rows() + b * (1 - b) / real.rows();
            double sure = Math.abs(a - b) / Math.sqrt(Math.max(variance, 1e-12));
            Set<Integer> about = new HashSet<>();
            node.forEach(condition -> about.add(features.feature(condition.feature()).column()));
            if (sure >= SURE) {
                found.add(new Found(node, about, sure * (1 - LONGER * (about.size() - 1))));
            }
        }
        found.sort(Comparator.comparingDouble(Found::rank).reversed());
        List<Sighting> told = new ArrayList<>();
        List<Set<Integer>> known = new ArrayList<>();
        for (Found region : found) {
            // What is already told of a column need not be told of a part of its rows.
            if (told.size() < MOST && known.stream().noneMatch(region.columns::containsAll)) {
                known.add(region.columns);
                told.add(sighting(region));
            }
        }
        return told;
    }

    private Sighting sighting(Found region) {
        double generated = share(features.rows(0), region.conditions);
        double real = share(features.rows(1), region.conditions);
        List<String> names = region.columns.stream().sorted()
                .map(j -> Printable.line(columns.get(j).name())).toList();
        int feature = region.conditions.getFirst().feature();
        if (region.conditions.stream().allMatch(condition -> condition.feature() == feature)
                && features.feature(feature).isNumber()) {
            double[] distinct = features.distinct(features.feature(feature).column());
            double[] ofGenerated = shares(features.rows(0), feature, region.conditions, distinct.length);
            double[] ofReal = shares(features.rows(1), feature, region.conditions, distinct.length);
            int heap = 0;
            for (int rank = 1; rank < distinct.length; rank++) {
                heap = Math.abs(ofGenerated[rank] - ofReal[rank]) > Math.abs(ofGenerated[heap] - ofReal[heap])
                        ? rank
                        : heap;
            }
            // Trees cut out a heap with some of its neighbours.
            if (Math.abs(ofGenerated[heap] - ofReal[heap]) >= MOST_OF * Math.abs(generated - real)) {
                Column column = columns.get(features.feature(feature).column());
                return new Sighting(names, names.getFirst() + " = " + ValueText.of(column, distinct[heap]),
                        ofGenerated[heap], ofReal[heap]);
            }
        }
        return new Sighting(names, words(region.conditions), generated, real);
    }

    /** The share of rows that have each value, by its rank, and for which conditions hold. */
    private static double[] shares(SparseRows rows, int feature, List<Condition> conditions, int distinct) {
        double[] shares = new double[distinct];
        for (int row = 0; row < rows.rows(); row++) {
            float rank = rows.get(row, feature);
            if (!Float.isNaN(rank) && conditions.stream().allMatch(condition -> condition.holds(rank))) {
                shares[(int) rank] += 1.0 / rows.rows();
            }
        }
        return shares;
    }

    private static double share(SparseRows rows, List<Condition> conditions) {
        long count = IntStream.range(0, rows.rows())
                .filter(row -> conditions.stream()
                        .allMatch(condition -> condition.holds(rows.get(row, condition.feature()))))
                .count();
        return (double) count / rows.rows();
    }

    private String words(List<Condition> conditions) {
        SequencedMap<Integer, List<Condition>> byColumn = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            byColumn.computeIfAbsent(features.feature(condition.feature()).column(), column -> new ArrayList<>())
                    .add(condition);
        }
        // What is so before what is not so.
        return String.join(" and ", byColumn.entrySet().stream()
                .map(entry -> Printable.line(columns.get(entry.getKey()).name()) + " "
                        + words(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(text -> text.contains(" is not ") || text.contains(" is neither ")))
                .toList());
    }

    private String words(int column, List<Condition> conditions) {
        List<String> words = new ArrayList<>();
        List<Condition> ofNumber = new ArrayList<>();
        List<String> not = new ArrayList<>();
        for (Condition condition : conditions) {
            TreeFeatures.Feature feature = features.feature(condition.feature());
            if (feature.isNumber()) {
                ofNumber.add(condition);
                continue;
            }
            String text = feature.category() >= 0
                    ? ValueText.of(columns.get(column), feature.category())
                    : ValueText.shown(columns.get(column).blanks().get(feature.blank()));
            if (condition.holds(1)) {
                return "= " + text;
            }
            not.add(text);
        }
        if (!ofNumber.isEmpty()) {
            words.add(range(column, ofNumber));
        }
        if (!not.isEmpty()) {
            words.add(not.size() > 1 ? "is neither " + String.join(" nor ", not) : "is not " + not.getFirst());
        }
        return String.join(" and ", words);
    }

    private String range(int column, List<Condition> conditions) {
        double[] distinct = features.distinct(column);
        int low = 0;
        int high = distinct.length - 1;
        boolean blank = true;
        for (Condition condition : conditions) {
            int edge = (int) Math.ceil(Math.clamp(condition.threshold(), -1, distinct.length));
            if (condition.below()) {
                high = Math.min(high, edge - 1);
            } else {
                low = Math.max(low, edge);
            }
            blank &= condition.missing();
        }
        Column of = columns.get(column);
        boolean hasBlanks = !of.blanks().isEmpty();
        String or = blank && hasBlanks ? " or blank" : "";
        if (low > high) {
            return "is blank";
        }
        if (low == 0 && high == distinct.length - 1) {
            return "is not blank";
        }
        if (low == high) {
            return "= " + ValueText.of(of, distinct[low]) + or;
        }
        return (low == 0
                ? "≤ " + ValueText.of(of, distinct[high])
                : high == distinct.length - 1
                        ? "≥ " + ValueText.of(of, distinct[low])
                        : "from " + ValueText.of(of, distinct[low]) + " to " + ValueText.of(of, distinct[high]))
                + or;
    }
}
