package dev.gan4j.train.internal;

import dev.gan4j.engine.Program;
import dev.gan4j.graph.RandomInputs;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Fills the random inputs of a program before each of its runs, from a separate stream; the numbers of a step depend only on
 * the seed and the step. Allocates once.
 */
final class RandomFiller {

    private final AddressedRandom random;
    private final SharedStateContinuousSampler normal;
    private final Stream stream;
    private final List<float[]> uniforms = new ArrayList<>();
    private final List<float[]> normals = new ArrayList<>();

    RandomFiller(RandomInputs inputs, Program program, Stream stream, long seed) {
        random = new AddressedRandom(seed);
        normal = ZigguratSampler.NormalizedGaussian.of(random);
        this.stream = stream;
        for (RandomInputs.Draw draw : inputs.draws()) {
            if (program.reads(draw.name())) {
                switch (draw.law()) {
                    case UNIFORM -> uniforms.add(program.input(draw.name()));
                    case NORMAL -> normals.add(program.input(draw.name()));
                }
            }
        }
    }

    void fill(long step) {
        if (uniforms.isEmpty() && normals.isEmpty()) {
            return;
        }
        random.seek(stream, step);
        for (int i = 0; i < uniforms.size(); i++) {
            random.fill(uniforms.get(i));
        }
        for (int i = 0; i < normals.size(); i++) {
            float[] values = normals.get(i);
            for (int j = 0; j < values.length; j++) {
                values[j] = (float) normal.sample();
            }
        }
    }
}
