package dev.gan4j.train.internal;

import dev.gan4j.bench.Engine;
import dev.gan4j.bench.Weights;
import dev.gan4j.engine.State;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.nn.internal.Role;
import org.jspecify.annotations.NullMarked;

/** The tutorial's preset, by the very programs that a run trains with. */
@NullMarked
public final class Gan4jTutorial implements Engine {

    /** So many that what only pays in a long run is chosen: a timed loop is one. */
    private static final String ITERATIONS = "1000000";

    private final TrainingPrograms programs = new TrainingPrograms(
            Experiment.preset("tutorial").with("iterations", ITERATIONS));
    private long step;

    /** Creates both networks. */
    public Gan4jTutorial() {}

    @Override
    public String version() {
        return "kernels: " + programs.kernels();
    }

    @Override
    public void reset(Weights weights) {
        State state = programs.state();
        state.shapes().forEach((name, shape) -> state.set(name, new float[shape.size()]));
        put(state, "generator", weights.generator());
        put(state, "discriminator", weights.discriminator());
        step = 0;
    }

    @Override
    public void iterate(float[] x, float[] zD, float[] zG, float[] objectives) {
        System.arraycopy(x, 0, programs.discriminatorX(), 0, x.length);
        System.arraycopy(zD, 0, programs.discriminatorZ(), 0, zD.length);
        System.arraycopy(zG, 0, programs.generatorZ(), 0, zG.length);
        objectives[0] = programs.stepDiscriminator(step);
        objectives[1] = programs.stepGenerator(step);
        step++;
    }

    @Override
    public Weights weights() {
        return new Weights(get(Role.GENERATOR), get(Role.DISCRIMINATOR));
    }

    private static void put(State state, String network, float[][] weights) {
        for (int i = 0; i < weights.length; i++) {
            state.set(name(network, i), weights[i]);
        }
    }

    private float[][] get(Role role) {
        return programs.networks().weights().stream().filter(weight -> weight.role() == role)
                .map(weight -> programs.state().get(weight.name())).toArray(float[][]::new);
    }

    private static String name(String network, int i) {
        return network + "." + i / 2 + (i % 2 == 0 ? ".weight" : ".bias");
    }
}
