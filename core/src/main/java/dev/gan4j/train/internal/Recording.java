package dev.gan4j.train.internal;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.train.History;
import java.util.Arrays;

/** Collects a history while a run trains; it grows rarely, and not at all for runs of usual length. */
final class Recording {

    /** Half a megabyte, because a laboratory keeps dozens of runs, most of which end long before their last iteration. */
    private static final int LARGEST_FIRST = 1 << 16;

    private float[] pretrainingLoss = new float[1024];
    private float[] objectiveD;
    private float[] objectiveG;
    private long[] distanceIterations = new long[64];
    private double[] distances = new double[64];
    private int pretrainingSteps;
    private int iterations;
    private int looks;
    private int nearest;

    Recording(Experiment experiment) {
        int capacity = Math.max(1, Math.min(experiment.iterations(), LARGEST_FIRST));
        objectiveD = new float[capacity];
        objectiveG = new float[capacity];
    }

    /** Replaces the contents by an earlier record. */
    void restore(History history) {
        pretrainingSteps = history.pretrainingSteps();
        iterations = history.iterations();
        looks = history.distances().length;
        nearest = Math.max(0, Arrays.binarySearch(history.distanceIterations(), history.nearestIteration()));
        pretrainingLoss = Arrays.copyOf(history.pretrainingLoss(),
                Math.max(pretrainingLoss.length, pretrainingSteps));
        objectiveD = Arrays.copyOf(history.objectiveD(), Math.max(objectiveD.length, iterations));
        objectiveG = Arrays.copyOf(history.objectiveG(), Math.max(objectiveG.length, iterations));
        distanceIterations = Arrays.copyOf(history.distanceIterations(), Math.max(distanceIterations.length, looks));
        distances = Arrays.copyOf(history.distances(), Math.max(distances.length, looks));
    }

    void pretraining(float loss) {
        if (pretrainingSteps == pretrainingLoss.length) {
            pretrainingLoss = Arrays.copyOf(pretrainingLoss, 2 * pretrainingSteps);
        }
        pretrainingLoss[pretrainingSteps++] = loss;
    }

    void iteration(float d, float g) {
        if (iterations == objectiveD.length) {
            objectiveD = Arrays.copyOf(objectiveD, 2 * iterations);
            objectiveG = Arrays.copyOf(objectiveG, 2 * iterations);
        }
        objectiveD[iterations] = d;
        objectiveG[iterations] = g;
        iterations++;
    }

    void distance(long iteration, double wasserstein1) {
        if (looks == distances.length) {
            distanceIterations = Arrays.copyOf(distanceIterations, 2 * looks);
            distances = Arrays.copyOf(distances, 2 * looks);
        }
        distanceIterations[looks] = iteration;
        distances[looks] = wasserstein1;
        nearest = distances[looks] < distances[nearest] ? looks : nearest;
        looks++;
    }

    /** How many looks were taken after the one with the smallest distance; 0 if that is the last. */
    int looksSinceNearest() {
        return looks - 1 - nearest;
    }

    /** D's objective at the last iteration; NaN before the first. */
    float lastObjectiveD() {
        return iterations == 0 ? Float.NaN : objectiveD[iterations - 1];
    }

    /** G's objective at the last iteration; NaN before the first. */
    float lastObjectiveG() {
        return iterations == 0 ? Float.NaN : objectiveG[iterations - 1];
    }

    History history() {
        return new History(Arrays.copyOf(pretrainingLoss, pretrainingSteps), Arrays.copyOf(objectiveD, iterations),
                Arrays.copyOf(objectiveG, iterations), Arrays.copyOf(distanceIterations, looks),
                Arrays.copyOf(distances, looks));
    }
}
