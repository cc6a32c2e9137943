package dev.gan4j.train.internal;

import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Sighting;
import dev.gan4j.eval.TableColumn;
import dev.gan4j.eval.TableJudgement;
import dev.gan4j.eval.internal.ValueText;
import dev.gan4j.table.RareValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A judgement that names no text that too few training rows have. */
public final class Discretion {

    private Discretion() {}

    /**
     * Leaves out rare texts: bars of categories become one, and what trees see of them is not said.
     *
     * @param rare      which texts are rare
     * @param judgement of a table
     * @return the same scores
     */
    public static Judgement without(RareValues rare, Judgement judgement) {
        TableJudgement table = judgement.table();
        if (table == null) {
            return judgement;
        }
        List<String> names = rare.schema().columns().names();
        Map<String, Set<String>> left = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Set<String> texts = new HashSet<>();
            rare.of(i).forEach(text -> texts.add(ValueText.shown(text)));
            left.put(names.get(i), texts);
        }
        TableJudgement discreet = new TableJudgement(
                table.columns().stream().map(column -> without(left.getOrDefault(column.name(), Set.of()), column))
                        .toList(),
                table.paired(), table.pairs(), table.sightings().stream().filter(each -> names(each, left).isEmpty())
                        .toList(),
                table.target(), table.notes());
        return new Judgement(judgement.reference(), judgement.sizes(), judgement.scores(), judgement.columns(),
                judgement.classes(), judgement.modes(), judgement.checks(), discreet);
    }

    private static TableColumn without(Set<String> rare, TableColumn column) {
        return new TableColumn(column.name(), column.kind(), column.shape(), column.realBlanks(),
                column.generatedBlanks(), column.histogram(), bars(rare, column.top()));
    }

    private static List<TableColumn.Bar> bars(Set<String> rare, List<TableColumn.Bar> bars) {
        List<TableColumn.Bar> kept = new ArrayList<>(bars.stream().filter(bar -> !rare.contains(bar.text())).toList());
        if (kept.size() < bars.size()) {
            List<TableColumn.Bar> others = bars.stream().filter(bar -> rare.contains(bar.text())).toList();
            kept.add(new TableColumn.Bar("rare values", others.stream().mapToDouble(TableColumn.Bar::real).sum(),
                    others.stream().mapToDouble(TableColumn.Bar::generated).sum()));
        }
        return kept;
    }

    /** The rare texts that a sighting names. */
    private static List<String> names(Sighting sighting, Map<String, Set<String>> rare) {
        return sighting.columns().stream().flatMap(column -> rare.getOrDefault(column, Set.of()).stream())
                .filter(text -> Stream.of("= ", "not ", "neither ", "nor ")
                        .anyMatch(word -> sighting.condition().contains(word + text)))
                .toList();
    }
}
