package dev.gan4j.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bound in plain Java, where there is no C compiler: bound.c, loop by loop. */
final class TutorialByHand implements Engine {

    private static final int BATCH = Workload.TUTORIAL.batch();
    private static final int FIRST = 6;
    private static final int SECOND = 5;

    private final Player generator = new Player();
    private final Player discriminator = new Player();
    private final Pass onReal = new Pass();
    private final Pass onGenerated = new Pass();
    private final Pass ofGenerator = new Pass();
    private final float[] slope = new float[BATCH];
    private final float[] ofSample = new float[BATCH];

    @Override
    public String version() {
        return "Java by hand, plain loops";
    }

    @Override
    public void reset(Weights weights) {
        generator.reset(weights.generator());
        discriminator.reset(weights.discriminator());
    }

    @Override
    public void iterate(float[] x, float[] zD, float[] zG, float[] objectives) {
        System.arraycopy(x, 0, onReal.input, 0, BATCH);
        generate(zD);
        onReal.forward(discriminator.weights);
        onGenerated.forward(discriminator.weights);
        objectives[0] = mean(onReal.output, false) + mean(onGenerated.output, true);
        slopes(onReal.output, false);
        onReal.backward(discriminator.weights, slope, discriminator.gradient);
        slopes(onGenerated.output, true);
        onGenerated.backward(discriminator.weights, slope, discriminator.gradient);
        discriminator.update();

        generate(zG);
        onGenerated.forward(discriminator.weights);
        objectives[1] = mean(onGenerated.output, false);
        slopes(onGenerated.output, false);
        onGenerated.backward(discriminator.weights, slope, null);
        onGenerated.backToInput(discriminator.weights, ofSample);
        for (int m = 0; m < BATCH; m++) {
            slope[m] = Workload.TUTORIAL_SCALE * ofSample[m];
        }
        ofGenerator.backward(generator.weights, slope, generator.gradient);
        generator.update();
    }

    private void generate(float[] z) {
        System.arraycopy(z, 0, ofGenerator.input, 0, BATCH);
        ofGenerator.forward(generator.weights);
        for (int m = 0; m < BATCH; m++) {
            onGenerated.input[m] = Workload.TUTORIAL_SCALE * ofGenerator.output[m];
        }
    }

    private static float clamped(float y) {
        return Math.min(Math.max(y, Workload.TUTORIAL_CLAMP_LOW), Workload.TUTORIAL_CLAMP_HIGH);
    }

    private static float mean(float[] y, boolean ofComplement) {
        double sum = 0;
        for (float value : y) {
            float c = clamped(value);
            sum += Math.log(ofComplement ? 1 - c : c);
        }
        return (float) (sum / BATCH);
    }

    private void slopes(float[] y, boolean ofComplement) {
        for (int m = 0; m < BATCH; m++) {
            float c = clamped(y[m]);
            slope[m] = c == y[m] ? (ofComplement ? 1 / (1 - c) : -1 / c) / BATCH : 0;
        }
    }

    @Override
    public Weights weights() {
        return new Weights(copy(generator.weights), copy(discriminator.weights));
    }

    private static float[][] copy(float[][] weights) {
        float[][] copy = weights.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = copy[i].clone();
        }
        return copy;
    }

    /** The rational tanh of bound.c. */
    private static float tanh(float v) {
        float x = Math.min(Math.max(v, -7.90531110763549805f), 7.90531110763549805f);
        float s = x * x;
        float p = -2.76076847742355e-16f;
        p = p * s + 2.00018790482477e-13f;
        p = p * s - 8.60467152213735e-11f;
        p = p * s + 5.12229709037114e-08f;
        p = p * s + 1.48572235717979e-05f;
        p = p * s + 6.37261928875436e-04f;
        p = p * s + 4.89352455891786e-03f;
        float q = 1.19825839466702e-06f;
        q = q * s + 1.18534705686654e-04f;
        q = q * s + 2.26843463243900e-03f;
        q = q * s + 4.89352518554385e-03f;
        return p * x / q;
    }

    /** Weights of a network, their velocity and their gradient. */
    private static final class Player {

        private final float[][] weights = zeros();
        private final float[][] velocity = zeros();
        private final float[][] gradient = zeros();

        private static float[][] zeros() {
            return Weights.zeros(Workload.TUTORIAL.generatorSizes());
        }

        void reset(float[][] start) {
            for (int t = 0; t < start.length; t++) {
                System.arraycopy(start[t], 0, weights[t], 0, start[t].length);
                Arrays.fill(velocity[t], 0);
            }
        }

        void update() {
            for (int t = 0; t < weights.length; t++) {
                for (int i = 0; i < weights[t].length; i++) {
                    velocity[t][i] = Workload.TUTORIAL.momentum() * velocity[t][i] + gradient[t][i];
                    weights[t][i] -= Workload.TUTORIAL.learningRate() * velocity[t][i];
                    gradient[t][i] = 0;
                }
            }
        }
    }

    /** A network's values on one minibatch, forward and back. */
    private static final class Pass {

        private final float[] input = new float[BATCH];
        private final float[][] first = new float[FIRST][BATCH];
        private final float[][] second = new float[SECOND][BATCH];
        private final float[] output = new float[BATCH];
        private final float[][] firstSlope = new float[FIRST][BATCH];
        private final float[][] secondSlope = new float[SECOND][BATCH];
        private final float[] outputSlope = new float[BATCH];

        void forward(float[][] w) {
            for (int i = 0; i < FIRST; i++) {
                affine(input, w[0][i], w[1][i], first[i]);
                tanh(first[i]);
            }
            for (int j = 0; j < SECOND; j++) {
                affine(first[0], w[2][j], w[3][j], second[j]);
                for (int i = 1; i < FIRST; i++) {
                    addScaled(first[i], w[2][i * SECOND + j], second[j]);
                }
                tanh(second[j]);
            }
            affine(second[0], w[4][0], w[5][0], output);
            for (int j = 1; j < SECOND; j++) {
                addScaled(second[j], w[4][j], output);
            }
            tanh(output);
        }

        /** Adds to the gradient, if there is one. */
        void backward(float[][] w, float[] slope, float @Nullable [][] gradient) {
            throughTanh(slope, output, outputSlope);
            for (int j = 0; j < SECOND; j++) {
                affine(outputSlope, w[4][j], 0, secondSlope[j]);
                throughTanh(secondSlope[j], second[j], secondSlope[j]);
            }
            for (int i = 0; i < FIRST; i++) {
                affine(secondSlope[0], w[2][i * SECOND], 0, firstSlope[i]);
                for (int j = 1; j < SECOND; j++) {
                    addScaled(secondSlope[j], w[2][i * SECOND + j], firstSlope[i]);
                }
                throughTanh(firstSlope[i], first[i], firstSlope[i]);
            }
            if (gradient == null) {
                return;
            }
            gradient[5][0] += sum(outputSlope);
            for (int j = 0; j < SECOND; j++) {
                gradient[4][j] += dot(outputSlope, second[j]);
                gradient[3][j] += sum(secondSlope[j]);
                for (int i = 0; i < FIRST; i++) {
                    gradient[2][i * SECOND + j] += dot(secondSlope[j], first[i]);
                }
            }
            for (int i = 0; i < FIRST; i++) {
                gradient[1][i] += sum(firstSlope[i]);
                gradient[0][i] += dot(firstSlope[i], input);
            }
        }

        /** The slope at the input, after {@link #backward}. */
        void backToInput(float[][] w, float[] slope) {
            affine(firstSlope[0], w[0][0], 0, slope);
            for (int i = 1; i < FIRST; i++) {
                addScaled(firstSlope[i], w[0][i], slope);
            }
        }

        private static void affine(float[] x, float scale, float offset, float[] y) {
            for (int m = 0; m < BATCH; m++) {
                y[m] = x[m] * scale + offset;
            }
        }

        private static void addScaled(float[] x, float scale, float[] y) {
            for (int m = 0; m < BATCH; m++) {
                y[m] += x[m] * scale;
            }
        }

        private static void tanh(float[] y) {
            for (int m = 0; m < BATCH; m++) {
                y[m] = TutorialByHand.tanh(y[m]);
            }
        }

        private static void throughTanh(float[] slope, float[] value, float[] result) {
            for (int m = 0; m < BATCH; m++) {
                result[m] = slope[m] * (1 - value[m] * value[m]);
            }
        }

        private static float sum(float[] x) {
            float s0 = 0;
            float s1 = 0;
            float s2 = 0;
            float s3 = 0;
            for (int m = 0; m < BATCH; m += 4) {
                s0 += x[m];
                s1 += x[m + 1];
                s2 += x[m + 2];
                s3 += x[m + 3];
            }
            return s0 + s1 + (s2 + s3);
        }

        private static float dot(float[] x, float[] y) {
            float s0 = 0;
            float s1 = 0;
            float s2 = 0;
            float s3 = 0;
            for (int m = 0; m < BATCH; m += 4) {
                s0 += x[m] * y[m];
                s1 += x[m + 1] * y[m + 1];
                s2 += x[m + 2] * y[m + 2];
                s3 += x[m + 3] * y[m + 3];
            }
            return s0 + s1 + (s2 + s3);
        }
    }
}
