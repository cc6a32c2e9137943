package dev.gan4j.sweep;

import dev.gan4j.experiment.SweepSpec.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The finished runs of a sweep, in the plan's order, regardless of the order in which they ended. */
public final class SweepResults {

    private static final int SHOWN = 5;

    private final SweepPlan plan;
    private final List<List<RunRecord>> bySetting;

    /**
     * Collects runs in order.
     *
     * @param plan    their plan
     * @param records the runs, in any order; if a run occurs twice, the first one counts
     */
    public SweepResults(SweepPlan plan, List<RunRecord> records) {
        this.plan = plan;
        Map<SweepPlan.RunKey, RunRecord> known = records.stream()
                .collect(Collectors.toMap(RunRecord::run, Function.identity(), (first, second) -> first));
        List<List<RunRecord>> lists = new ArrayList<>();
        for (int i = 0; i < plan.settings().size(); i++) {
            lists.add(new ArrayList<>());
        }
        for (SweepPlan.RunKey run : plan.runs()) {
            RunRecord entry = known.get(run);
            if (entry != null) {
                lists.get(run.setting()).add(entry);
            }
        }
        bySetting = lists.stream().map(List::copyOf).toList();
    }

    /**
     * Returns the plan.
     *
     * @return as given
     */
    public SweepPlan plan() {
        return plan;
    }

    /**
     * Returns the runs of a setting.
     *
     * @param setting its number, from 0
     * @return by seed, those that are done
     */
    public List<RunRecord> of(int setting) {
        return bySetting.get(setting);
    }

    /**
     * Returns all runs.
     *
     * @return by setting, then by seed, those that are done
     */
    public List<RunRecord> all() {
        return bySetting.stream().flatMap(List::stream).toList();
    }

    /**
     * Returns how many runs are done.
     *
     * @return 0 to the plan's runs
     */
    public int count() {
        return bySetting.stream().mapToInt(List::size).sum();
    }

    /**
     * Summarises a setting.
     *
     * @param setting its number, from 0
     * @return the summary
     */
    public SettingSummary summary(int setting) {
        return SettingSummary.of(of(setting), plan.spec().success());
    }

    /**
     * Compares a setting with another, seed by seed.
     *
     * @param first  the number of one setting
     * @param second the number of the other one
     * @return the comparison of the seeds that both have done
     */
    public PairedComparison compare(int first, int second) {
        Map<Long, RunRecord> others = new TreeMap<>();
        of(second).forEach(entry -> others.put(entry.run().seed(), entry));
        List<RunRecord> a = of(first).stream().filter(entry -> others.containsKey(entry.run().seed())).toList();
        List<RunRecord> b = new ArrayList<>();
        for (RunRecord entry : a) {
            b.add(java.util.Objects.requireNonNull(others.get(entry.run().seed())));
        }
        return PairedComparison.of(a, b, plan.spec().success());
    }

    /**
     * Returns the settings with which the others of their group are compared: the first of each group.
     *
     * @return the numbers of the first settings, by the number of each setting
     */
    public List<Integer> references() {
        Map<String, Integer> firsts = new TreeMap<>();
        List<Integer> references = new ArrayList<>();
        List<Setting> settings = plan.settings();
        for (int i = 0; i < settings.size(); i++) {
            firsts.putIfAbsent(settings.get(i).group(), i);
            references.add(firsts.get(settings.get(i).group()));
        }
        return references;
    }

    /**
     * Returns the worst runs: those that did not finish, then the farthest from the real data.
     *
     * @param most how many at most
     * @return the worst first
     */
    public List<RunRecord> worst(int most) {
        return all().stream().sorted(Comparator.comparingDouble(RunRecord::countedDistance).reversed()).limit(most)
                .toList();
    }

    /**
     * Returns the names of all measures of any run.
     *
     * @return in the order in which they first occur
     */
    public SequencedSet<String> measures() {
        SequencedSet<String> names = new LinkedHashSet<>();
        all().forEach(entry -> names.addAll(entry.measures().keySet()));
        return names;
    }

    private String summaryInWords(int setting) {
        SettingSummary summary = summary(setting);
        return plan.settings().get(setting).fullName() + ": " + summary.successes() + " of " + summary.runs()
                + " successes";
    }

    @Override
    public String toString() {
        return "SweepResults[" + count() + " of " + plan.runs().size() + " runs: "
                + IntStream.range(0, Math.min(plan.settings().size(), SHOWN)).mapToObj(this::summaryInWords)
                        .collect(Collectors.joining("; "))
                + (plan.settings().size() > SHOWN ? "; and " + (plan.settings().size() - SHOWN) + " settings more" : "")
                + "]";
    }
}
