package dev.gan4j.experiment.internal;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.Seeds;
import dev.gan4j.experiment.SweepSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads sweeps: a base and its variations, as a product ({@code grid}), a list ({@code settings}), or several named products
 * and lists ({@code groups}).
 */
public final class SweepReader {

    private static final String ROOT = "sweep";
    private static final String FIELDS = "base, seeds, grid or settings";
    private static final int LONGEST_NAME = 200;
    /** The longest name of a setting or a group; a grid makes names from its values. */
    private static final int LONGEST_SETTING = 10_000;
    /** The largest number of seeds, each with the largest number of digits. */
    private static final int LONGEST_SEEDS = 21 * Seeds.MOST;
    /** A plan contains every experiment complete, and every seed. */
    private static final long LARGEST_FILE = 1 << 28;

    private final String source;
    private final @Nullable Path folder;
    private final SweepSpec.Additions additions;
    private final List<SweepSpec.Setting> settings = new ArrayList<>();
    private final List<SetFields> sets = new ArrayList<>();
    private final SetFields told;

    /**
     * The values that apply unless a part overrides them.
     *
     * @param sets the fields that the file sets in the base, outermost first
     */
    private record Scope(String group, Experiment base, Seeds seeds, List<SetFields> sets) {}

    private SweepReader(String source, @Nullable Path folder, SweepSpec.Additions additions) {
        this.source = source;
        this.folder = folder;
        this.additions = additions;
        told = fields("--set", additions.set());
    }

    /**
     * Creates a sweep of an experiment.
     *
     * @param base      what is varied
     * @param additions the fields to set and to vary
     * @return the sweep
     * @throws InvalidInputException if a field is unknown or a value is not allowed, or a field has no effect
     */
    public static SweepSpec of(Experiment base, SweepSpec.Additions additions) {
        SweepReader reader = new SweepReader("", null, additions);
        Scope scope = new Scope("", base, reader.seeds(null, ""), List.of());
        reader.product(scope, reader.grid(), "--grid ", null, true);
        reader.checkEffect();
        return new SweepSpec(base.name(), reader.success(null), reader.settings);
    }

    /**
     * Reads a sweep from a file.
     *
     * @param file      the YAML file
     * @param additions the fields to set and to vary
     * @return the sweep
     * @throws InvalidInputException if the file cannot be read or is not a sweep, or a field has no effect
     */
    public static SweepSpec read(Path file, SweepSpec.Additions additions) {
        String source = file + ": ";
        ObjectNode tree = YamlText.parseObject(ExperimentYaml.text(file, LARGEST_FILE), source);
        if (!tree.has(ROOT)) {
            return of(Experiment.read(file), additions);
        }
        return new SweepReader(source, file.toAbsolutePath().getParent(), additions)
                .read(tree, ExperimentYaml.nameOf(file));
    }

    private SweepSpec read(ObjectNode tree, String fileName) {
        Place root = new Place(source, folder, "", tree);
        root.allow(" beside \"sweep\"", List.of(ROOT));
        Place sweep = root.part(ROOT, FIELDS);
        sweep.allow("", List.of("name", "base", "set", "seeds", "success", "grid", "settings", "groups"));
        Double success = sweep.at("success").isNull() ? null : Kind.positive(sweep.at("success"), Double.MAX_VALUE);
        String name = sweep.at("name").isNull() ? fileName : Kind.text(sweep.at("name"), LONGEST_NAME, true);
        Scope tutorial = new Scope("", Presets.tutorial(), seeds(null, ""), List.of());
        Scope scope = scope(tutorial, "", sweep);
        if (sweep.at("groups").isNull()) {
            cells(scope, sweep);
        } else {
            one(sweep, sweep.path(), "groups", "grid", "settings");
            Place groups = sweep.part("groups", "a name and what is varied");
            for (String groupName : groups.value().propertyNames()) {
                Place group = groups.part(groupName, FIELDS);
                group.allow("", List.of("base", "set", "seeds", "grid", "settings"));
                cells(scope(scope, groupName, group), group);
            }
        }
        checkEffect();
        try {
            return new SweepSpec(name, success(success), settings);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(source + e.getMessage(), e);
        }
    }

    /** Refuses fields that specify the same thing in two ways. */
    private static void one(Place section, String path, String... names) {
        List<String> found = new ArrayList<>();
        for (String name : names) {
            if (!section.at(name).isNull()) {
                found.add(name);
            }
        }
        if (found.size() > 1) {
            throw section.error(path + " must have one of " + String.join(", ", names) + " but has "
                    + String.join(" and ", found));
        }
    }

    private Scope scope(Scope outer, String group, Place section) {
        Experiment base = outer.base();
        List<SetFields> within = new ArrayList<>(outer.sets());
        if (!section.at("base").isNull()) {
            base = ExperimentYaml.base(section.at("base"), source + section.at("base").path() + ": ", folder);
            within.clear();
        }
        if (!section.at("set").isNull()) {
            SequencedMap<String, String> values = values(section, "set");
            String where = source + section.path() + ".set";
            base = with(base, values, where, folder);
            within.add(fields(where + ":", values));
        }
        Seeds seeds = seeds(section.at("seeds"), outer.seeds(), section.path() + ".");
        return new Scope(group, base, seeds, within);
    }

    private SetFields fields(String where, Map<String, String> values) {
        SetFields fields = new SetFields(where, ExperimentOverrides.parsed(values));
        sets.add(fields);
        return fields;
    }

    /**
     * Registers a setting with every group of fields that is set for several settings.
     *
     * @param own      what it sets itself
     * @param overFile whether these fields override what the file sets
     */
    private void reach(Scope scope, SequencedMap<String, String> own, boolean overFile) {
        SequencedMap<String, JsonNode> cell = ExperimentOverrides.parsed(own);
        told.reach(List.of(cell));
        for (int i = 0; i < scope.sets().size(); i++) {
            List<SequencedMap<String, JsonNode>> over = new ArrayList<>();
            scope.sets().subList(i + 1, scope.sets().size()).forEach(inner -> over.add(inner.values()));
            if (!overFile) {
                over.add(cell);
            }
            scope.sets().get(i).reach(over);
        }
    }

    /** Refuses a field that is set for several settings and has an effect on none. */
    private void checkEffect() {
        sets.forEach(SetFields::requireUsed);
        Set<String> fields = new LinkedHashSet<>(additions.set().keySet());
        fields.addAll(additions.grid().keySet());
        for (String field : fields) {
            InvalidInputException refused = null;
            boolean used = false;
            for (SweepSpec.Setting setting : settings) {
                try {
                    setting.experiment().requireEffect(Set.of(field));
                    used = true;
                } catch (InvalidInputException e) {
                    refused = e;
                }
            }
            if (!used && refused != null) {
                throw refused;
            }
        }
    }

    /** Fields of the command line override the bases of settings, and no other experiments. */
    private Scope added(Scope scope) {
        return new Scope(scope.group(), with(scope.base(), additions.set(), "--set", null), scope.seeds(),
                scope.sets());
    }

    private void cells(Scope scope, Place section) {
        one(section, section.path(), "grid", "settings");
        if (!additions.grid().isEmpty()) {
            if (!section.at("grid").isNull() || !section.at("settings").isNull()) {
                throw section.error("--grid cannot be combined with a sweep file that has its own settings, in "
                        + section.path());
            }
            product(scope, grid(), "--grid ", null, true);
        } else if (section.at("settings").isNull()) {
            SequencedMap<String, List<String>> grid = section.at("grid").isNull()
                    ? new LinkedHashMap<>()
                    : grid(section);
            product(scope, grid, source + section.path() + ".grid: ", folder, false);
        } else {
            if (!section.at("settings").value().isArray()) {
                throw section.at("settings").mustBe("a list of settings, such as [{name: wide, set: {batch: 500}}],");
            }
            for (Place cell : section.at("settings").elements()) {
                cell.fields("name and set");
                explicit(scope, cell, section.path() + ".settings: ");
            }
        }
    }

    private void explicit(Scope scope, Place cell, String path) {
        cell.allow("", List.of("group", "name", "seeds", "set", "values", "experiment"));
        String name = Kind.text(cell.at("name"), LONGEST_SETTING, true);
        String where = source + path + "\"" + name + "\"";
        String group = cell.at("group").isNull() ? scope.group() : Kind.text(cell.at("group"), LONGEST_SETTING, true);
        Seeds seeds = seeds(cell.at("seeds"), scope.seeds(), path);
        one(cell, path + "\"" + name + "\"", "set", "experiment");
        if (cell.at("experiment").isNull()) {
            SequencedMap<String, String> set = cell.at("set").isNull() ? new LinkedHashMap<>() : values(cell, "set");
            add(new SweepSpec.Setting(group, name, set, seeds, with(added(scope).base(), set, where, folder)));
            reach(scope, set, false);
            return;
        }
        if (!(cell.at("experiment").value() instanceof ObjectNode complete)) {
            throw cell.at("experiment").mustBe("the fields of an experiment");
        }
        SequencedMap<String, String> shown = cell.at("values").isNull()
                ? new LinkedHashMap<>()
                : values(cell, "values");
        Experiment experiment = ExperimentOverrides.apply(Presets.tutorial(), complete, where + ": ",
                folder);
        add(new SweepSpec.Setting(group, name, shown, seeds, with(experiment, additions.set(), "--set", null)));
        told.reach(List.of());
    }

    /** Every combination; the last field varies fastest. */
    private void product(Scope outer, SequencedMap<String, List<String>> grid, String where,
            @Nullable Path relativeTo, boolean overFile) {
        Scope scope = added(outer);
        for (SequencedMap<String, String> cell : SweepGrid.cells(grid, where)) {
            String name = cell.isEmpty() ? scope.base().name() : SweepGrid.written(cell);
            add(new SweepSpec.Setting(scope.group(), name, cell, scope.seeds(),
                    with(scope.base(), cell, where + SweepGrid.written(cell), relativeTo)));
            reach(scope, cell, overFile);
        }
    }

    private void add(SweepSpec.Setting setting) {
        if (setting.experiment().data() instanceof DataSpec.Given) {
            throw new InvalidInputException(source + "setting \"" + setting.fullName()
                    + "\" must have data that can be read again but was made for samples from a program");
        }
        checkName("the name of a setting", setting.name());
        if (!setting.group().isEmpty()) {
            checkName("the name of a group", setting.group());
        }
        settings.add(setting);
    }

    /** Refuses a name that could not be read back from a plan. */
    private void checkName(String what, String name) {
        if (name.isBlank() || name.length() > LONGEST_SETTING || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInputException(source + what + " must be one line of 1 to " + LONGEST_SETTING
                    + " characters without control characters but was "
                    + YamlText.shown(JsonNodeFactory.instance.stringNode(name)));
        }
    }

    private Seeds seeds(Place at, Seeds otherwise, String path) {
        return at.isNull() ? otherwise : seeds(Kind.text(at, LONGEST_SEEDS, false), path);
    }

    private Seeds seeds(@Nullable String text, String path) {
        if (additions.seeds() != null) {
            return additions.seeds();
        }
        return Seeds.parse(text == null ? SweepSpec.DEFAULT_SEEDS : text, source + path + "seeds");
    }

    private double success(@Nullable Double told) {
        if (additions.success() != null) {
            return additions.success();
        }
        return told == null ? SweepSpec.DEFAULT_SUCCESS : told;
    }

    private static Experiment with(Experiment experiment, Map<String, String> set, String where,
            @Nullable Path relativeTo) {
        if (set.isEmpty()) {
            return experiment;
        }
        if (set.containsKey("seed")) {
            throw new InvalidInputException(where + ": seed has no effect in a sweep, whose runs have the seeds of"
                    + " \"seeds\" (--seeds)");
        }
        try {
            return ExperimentOverrides.apply(experiment, ExperimentOverrides.tree(set), "", relativeTo);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(where + ": " + e.getMessage(), e);
        }
    }

    private SequencedMap<String, String> values(Place section, String name) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : object(section, name).properties()) {
            values.put(field.getKey(), YamlText.flow(field.getValue()));
        }
        return values;
    }

    /** The grid of the command line, with values written as in a plan. */
    private SequencedMap<String, List<String>> grid() {
        SequencedMap<String, List<String>> grid = new LinkedHashMap<>();
        additions.grid().forEach((path, texts) -> {
            List<String> values = new ArrayList<>();
            for (String text : texts) {
                JsonNode value = YamlText.parse(text, "--grid " + path + ": ");
                values.add(value == null ? text : YamlText.flow(value));
            }
            grid.put(path, values);
        });
        return grid;
    }

    private SequencedMap<String, List<String>> grid(Place section) {
        SequencedMap<String, List<String>> grid = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : object(section, "grid").properties()) {
            if (!field.getValue().isArray()) {
                throw section.error(section.path() + ".grid." + field.getKey()
                        + " must be a list of values, such as [1, 2], but was " + YamlText.shown(field.getValue()));
            }
            grid.put(field.getKey(), field.getValue().values().stream().map(YamlText::flow).toList());
        }
        return grid;
    }

    private static ObjectNode object(Place section, String name) {
        if (section.at(name).value() instanceof ObjectNode object) {
            return object;
        }
        throw section.at(name).mustBe("fields and values, such as batch: 100,");
    }
}
