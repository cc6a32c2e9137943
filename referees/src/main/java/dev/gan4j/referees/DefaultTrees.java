package dev.gan4j.referees;

import dev.gan4j.eval.Learner;
import dev.gan4j.eval.SparseRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/**
 * XGBoost as it comes (100 rounds, depth 6, learning rate 0.3, 256 bins), which is the referee of the literature on tables
 * (Zein and Urvoy 2022, "Tabular data generation: can we fool XGBoost?"); on one thread, so that the same input gives the
 * same numbers.
 */
public final class DefaultTrees implements Learner {

    private static final int ROUNDS = 100;
    /** The trees whose nodes are told: later ones mend what these have left. */
    private static final int TOLD = 30;
    /** The depth to which nodes are told: more conditions are no longer words. */
    private static final int DEEPEST = 3;

    private static final Pattern SPLIT = Pattern
            .compile("(?<depth>\\t*)\\d+:\\[f(?<feature>\\d+)<(?<threshold>[^]]+)] yes=(?<yes>\\d+),no=(?<no>\\d+)"
                    + ",missing=(?<missing>\\d+).*");

    /** Creates the learner, which has no state. */
    public DefaultTrees() {}

    @Override
    public @Nullable String unavailable() {
        return XgboostLibrary.UNAVAILABLE;
    }

    @Override
    public Learned learn(SparseRows training, Target target, SparseRows test, long seed) {
        Map<String, Object> parameters = new HashMap<>(
                Map.of("nthread", 1, "verbosity", 0, "seed", (int) (seed & Integer.MAX_VALUE)));
        switch (target) {
            case Target.Binary binary -> parameters.put("objective", "binary:logistic");
            case Target.Classes(float[] values, int classes) -> {
                parameters.put("objective", "multi:softprob");
                parameters.put("num_class", classes);
            }
            case Target.Numbers numbers -> parameters.put("objective", "reg:squarederror");
        }
        return TrainedTrees.use(() -> matrix(training), target.values(), () -> matrix(test), parameters, ROUNDS,
                (trees, unknown) -> new Learned(trees.predict(unknown), nodes(trees)));
    }

    private static DMatrix matrix(SparseRows rows) throws XGBoostError {
        return new DMatrix(rows.starts(), rows.indices(), rows.values(), DMatrix.SparseType.CSR, rows.features(),
                Float.NaN, 1);
    }

    private static List<List<Condition>> nodes(Booster booster) throws XGBoostError {
        List<List<Condition>> nodes = new ArrayList<>();
        String[] trees = booster.getModelDump((String) null, false, "text");
        for (int tree = 0; tree < Math.min(TOLD, trees.length); tree++) {
            add(trees[tree], nodes);
        }
        return nodes;
    }

    /** Adds the ways to the nodes of a tree, of which the dump has a line each, a child's after its parent's. */
    private static void add(String tree, List<List<Condition>> nodes) {
        Map<Integer, List<Condition>> ways = new HashMap<>();
        ways.put(0, List.of());
        for (String line : (Iterable<String>) tree.lines()::iterator) {
            Matcher split = SPLIT.matcher(line);
            if (!split.matches() || split.group("depth").length() >= DEEPEST) {
                continue;
            }
            String text = line.strip();
            List<Condition> way = ways.getOrDefault(Integer.parseInt(text.substring(0, text.indexOf(':'))), List.of());
            for (String branch : List.of("yes", "no")) {
                int child = Integer.parseInt(split.group(branch));
                List<Condition> longer = new ArrayList<>(way);
                longer.add(new Condition(Integer.parseInt(split.group("feature")),
                        Double.parseDouble(split.group("threshold")), branch.equals("yes"),
                        child == Integer.parseInt(split.group("missing"))));
                ways.put(child, longer);
                nodes.add(longer);
            }
        }
    }
}
