package dev.gan4j.lab.input;

import dev.gan4j.data.distribution.DistributionFamily;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.ObjectiveSpec;
import dev.gan4j.experiment.internal.Field;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Catalogue;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.lab.wire.Kind;
import dev.gan4j.objective.GameWords;
import java.util.ArrayList;
import java.util.List;

/** The choices of the page's controls. */
public final class Catalogues {

    private static final List<String> MIXTURES = List.of("mixture(0.5*normal(-2,0.5), 0.5*normal(2,0.5))",
            "mixture(0.3*normal(-2,0.5), 0.7*normal(1,1))");

    private Catalogues() {}

    /**
     * Lists everything.
     *
     * @param limits the limits that presets must keep within
     * @return the answer
     */
    public static Catalogue of(Limits limits) {
        List<Catalogue.Target> targets = new ArrayList<>();
        DistributionFamily.UNIVARIATE.forEach(family -> targets.add(target(family, Kind.NUMBERS)));
        MIXTURES.forEach(mixture -> targets.add(new Catalogue.Target("mixture", Kind.NUMBERS, mixture, List.of())));
        DistributionFamily.BIVARIATE.forEach(family -> targets.add(target(family, Kind.POINTS)));
        List<Catalogue.Objective> objectives = new ArrayList<>();
        for (ObjectiveSpec.Type type : ObjectiveSpec.Type.values()) {
            GameWords game = new ObjectiveSpec(type).objective().words();
            objectives.add(new Catalogue.Objective(Json.word(type), type.objective().needsRawOutput(), game.isRatio(),
                    game.discriminator(), game.generator()));
        }
        return new Catalogue(targets, Field.all().stream().map(field -> field(field, limits)).toList(), objectives,
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

    private static Catalogue.Target target(DistributionFamily family, Kind kind) {
        return new Catalogue.Target(family.name(), kind, family.example(), family.parameters().stream()
                .map(parameter -> new Catalogue.Parameter(parameter.name(), parameter.example())).toList());
    }
}
