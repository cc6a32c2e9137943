package dev.gan4j.lab.input;

import dev.gan4j.data.Coupling;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.ObjectiveSpec;
import dev.gan4j.experiment.PenaltySpec;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.nn.Activation;
import dev.gan4j.nn.Initialiser;
import dev.gan4j.objective.GameWords;
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
        words(catalogue.putArray("activations"), Activation.values());
        words(catalogue.putArray("initialisers"), Initialiser.values());
        ObjectNode outputs = catalogue.putObject("outputs");
        words(outputs.putArray("generator"), Activation.values());
        List.of("tanh", "sigmoid", "linear").forEach(outputs.putArray("discriminator")::add);
        List.of("grid", "stratified", "uniform", "sobol", "normal").forEach(catalogue.putArray("latents")::add);
        words(catalogue.putArray("couplings"), Coupling.values());
        ArrayNode objectives = catalogue.putArray("objectives");
        for (ObjectiveSpec.Type type : ObjectiveSpec.Type.values()) {
            GameWords game = new ObjectiveSpec(type).objective().words();
            objectives.addObject().put("key", word(type)).put("raw", type.needsRawOutput())
                    .put("ratio", game.isRatio()).put("discriminator", game.discriminator())
                    .put("generator", game.generator());
        }
        ArrayNode penalties = catalogue.putArray("penalties");
        for (PenaltySpec.Type type : PenaltySpec.Type.values()) {
            penalties.addObject().put("key", word(type)).put("field", "weight")
                    .put("value", PenaltySpec.Slope.DEFAULT_WEIGHT);
        }
        penalties.addObject().put("key", "weight-clipping").put("field", "limit")
                .put("value", PenaltySpec.WeightClipping.DEFAULT_LIMIT);
        ArrayNode optimisers = catalogue.putArray("optimisers");
        optimisers.addObject().put("key", "sgd").putArray("fields");
        optimisers.addObject().put("key", "momentum").putArray("fields").add("momentum");
        optimisers.addObject().put("key", "adam").putArray("fields").add("beta1").add("beta2").add("epsilon");
        List.of("none", "exact", "estimated").forEach(catalogue.putArray("pretraining")::add);
        List.of("optimiser.learningRate", "optimiser.generatorLearningRate", "discriminatorSteps", "generatorSteps",
                "penalty.weight").forEach(catalogue.putArray("live")::add);
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

    private static void words(ArrayNode array, Enum<?>[] constants) {
        Arrays.stream(constants).map(Catalogue::word).forEach(array::add);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
