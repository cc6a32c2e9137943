package dev.gan4j.lab.input;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.Field;
import dev.gan4j.experiment.Fields;
import dev.gan4j.experiment.ObjectiveSpec;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Catalogue;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.lab.wire.Kind;
import dev.gan4j.objective.GameWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What may be chosen, for the page's controls. */
public final class Catalogues {

    private record Target(String key, String parameters) {}

    private static final List<Target> NUMBERS = List.of(new Target("normal", "mean=-1,sd=1"),
            new Target("uniform", "low=-2,high=2"), new Target("exponential", "rate=1"),
            new Target("lognormal", "mu=0,sigma=0.5"), new Target("gamma", "shape=2,scale=1"),
            new Target("beta", "alpha=2,beta=5"), new Target("cauchy", "location=0,scale=1"),
            new Target("laplace", "location=0,scale=1"), new Target("student", "df=3"));
    private static final List<String> MIXTURES = List.of("mixture(0.5*normal(-2,0.5), 0.5*normal(2,0.5))",
            "mixture(0.3*normal(-2,0.5), 0.7*normal(1,1))");
    private static final List<Target> POINTS = List.of(new Target("ring8", ""), new Target("grid25", ""),
            new Target("ring", "modes=8,radius=1,sd=0.1"), new Target("grid", "side=3,spacing=2,sd=0.1"),
            new Target("blobs", "sd=0.15"), new Target("moons", "sd=0.05"), new Target("swissroll", "sd=0.2"),
            new Target("spiral", "sd=0.1"), new Target("line", "sd=0.05"), new Target("checkerboard", ""),
            new Target("pinwheel", ""));

    private Catalogues() {}

    /**
     * Lists everything.
     *
     * @param limits what presets have to keep within
     * @return the answer
     */
    public static Catalogue of(Limits limits) {
        List<Catalogue.Target> targets = new ArrayList<>();
        NUMBERS.forEach(target -> targets.add(target(target, Kind.NUMBERS)));
        MIXTURES.forEach(mixture -> targets.add(new Catalogue.Target("mixture", Kind.NUMBERS, mixture, List.of())));
        POINTS.forEach(target -> targets.add(target(target, Kind.POINTS)));
        List<Catalogue.Objective> objectives = new ArrayList<>();
        for (ObjectiveSpec.Type type : ObjectiveSpec.Type.values()) {
            GameWords game = new ObjectiveSpec(type).objective().words();
            objectives.add(new Catalogue.Objective(Json.word(type), type.needsRawOutput(), game.isRatio(),
                    game.discriminator(), game.generator()));
        }
        return new Catalogue(targets, Fields.all().stream().map(field -> field(field, limits)).toList(), objectives,
                Experiment.presets().stream().map(name -> preset(name, limits)).toList());
    }

    private static Catalogue.Field field(Field field, Limits limits) {
        Field.Form form = field.form();
        Long bound = Bounds.most(field.path(), limits);
        return new Catalogue.Field(field.path(), form.type(), field.of(), form.words(), form.least(),
                bound == null ? form.most() : Double.valueOf(bound), field.standard(), field.text(), field.isLive(),
                field.isRare());
    }

    private static Catalogue.Preset preset(String name, Limits limits) {
        Experiment experiment = Experiment.preset(name);
        String refused = null;
        try {
            Bounds.check(experiment, limits);
        } catch (ApiException e) {
            refused = e.sentence();
        }
        return new Catalogue.Preset(name, Setting.tree(experiment), refused);
    }

    private static Catalogue.Target target(Target target, Kind kind) {
        List<String[]> parameters = target.parameters.isEmpty()
                ? List.of()
                : Arrays.stream(target.parameters.split(",", -1)).map(text -> text.split("=", 2)).toList();
        String values = String.join(",", parameters.stream().map(parameter -> parameter[1]).toList());
        return new Catalogue.Target(target.key, kind,
                values.isEmpty() ? target.key : target.key + "(" + values + ")",
                parameters.stream().map(parameter -> new Catalogue.Parameter(parameter[0],
                        Double.parseDouble(parameter[1]))).toList());
    }
}
