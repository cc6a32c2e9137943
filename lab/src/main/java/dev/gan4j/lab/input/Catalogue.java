package dev.gan4j.lab.input;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.Field;
import dev.gan4j.experiment.Fields;
import dev.gan4j.experiment.ObjectiveSpec;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.report.GameWords;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What may be chosen, for the page's controls. */
public final class Catalogue {

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

    private Catalogue() {}

    /**
     * Lists everything.
     *
     * @param limits what presets have to keep within
     * @return the answer
     */
    public static ObjectNode of(Limits limits) {
        ObjectNode catalogue = Json.object();
        ArrayNode targets = catalogue.putArray("targets");
        NUMBERS.forEach(target -> put(targets.addObject(), target, "numbers"));
        for (String mixture : MIXTURES) {
            targets.addObject().put("key", "mixture").put("kind", "numbers").put("expression", mixture)
                    .putArray("parameters");
        }
        POINTS.forEach(target -> put(targets.addObject(), target, "points"));
        ArrayNode fields = catalogue.putArray("fields");
        Fields.all().forEach(field -> put(fields.addObject(), field, limits));
        ArrayNode objectives = catalogue.putArray("objectives");
        for (ObjectiveSpec.Type type : ObjectiveSpec.Type.values()) {
            GameWords game = GameWords.of(new ObjectiveSpec(type, 0));
            objectives.addObject().put("key", word(type)).put("raw", type.needsRawOutput())
                    .put("ratio", game.isRatio()).put("discriminator", game.discriminator())
                    .put("generator", game.generator());
        }
        ArrayNode presets = catalogue.putArray("presets");
        Experiment.presets().forEach(name -> preset(presets.addObject(), name, limits));
        return catalogue;
    }

    private static void preset(ObjectNode receiver, String name, Limits limits) {
        Experiment experiment = Experiment.preset(name);
        receiver.put("name", name).set("experiment", Setting.tree(experiment));
        try {
            Bounds.check(experiment, limits);
        } catch (ApiException e) {
            receiver.put("refused", e.sentence());
        }
    }

    private static void put(ObjectNode receiver, Target target, String kind) {
        List<String[]> parameters = target.parameters.isEmpty()
                ? List.of()
                : Arrays.stream(target.parameters.split(",", -1)).map(text -> text.split("=", 2)).toList();
        String values = String.join(",", parameters.stream().map(parameter -> parameter[1]).toList());
        receiver.put("key", target.key).put("kind", kind)
                .put("expression", values.isEmpty() ? target.key : target.key + "(" + values + ")");
        ArrayNode array = receiver.putArray("parameters");
        parameters.forEach(parameter -> array.addObject().put("name", parameter[0])
                .put("value", Double.parseDouble(parameter[1])));
    }

    private static void put(ObjectNode receiver, Field field, Limits limits) {
        Field.Form form = field.form();
        receiver.put("path", field.path()).put("type", form.type()).put("text", field.text())
                .put("live", field.isLive()).put("rare", field.isRare());
        if (form.least() != null) {
            receiver.put("least", form.least());
        }
        Long bound = Bounds.most(field.path(), limits);
        if (bound != null) {
            receiver.put("most", bound);
        } else if (form.most() != null) {
            receiver.put("most", form.most());
        }
        if (field.standard() != null) {
            receiver.put("standard", field.standard());
        }
        form.words().forEach(receiver.putArray("words")::add);
        field.of().forEach(receiver.putArray("of")::add);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
