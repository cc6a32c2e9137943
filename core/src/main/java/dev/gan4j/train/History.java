package dev.gan4j.train;

import java.util.Arrays;

/**
 * The record of a training; arrays are copied when they are returned.
 *
 * <p>Objectives are maximised, as defined by their classes (see {@link dev.gan4j.objective.Objective}), and exclude penalties;
 * the tutorial's are mean(log D(x) + log(1 - D(G(z)))) for D and mean(log D(G(z))) for G.
 */
public final class History {

    private final float[] pretrainingLoss;
    private final float[] objectiveD;
    private final float[] objectiveG;
    private final long[] distanceIterations;
    private final double[] distances;

    /**
     * Creates a history.
     *
     * @param pretrainingLoss    the quadratic loss of each step of pretraining, before its update
     * @param objectiveD         D's objective at each iteration, at its last D step, before the update
     * @param objectiveG         G's objective at each iteration, at its last G step, before the update
     * @param distanceIterations the iterations after which a quick look was taken, ascending; 0 is before the first
     * @param distances          the Wasserstein-1 distance of each quick look, in the data's units
     */
    public History(float[] pretrainingLoss, float[] objectiveD, float[] objectiveG, long[] distanceIterations,
            double[] distances) {
        if (objectiveD.length != objectiveG.length || distanceIterations.length != distances.length) {
            throw new IllegalArgumentException("both objectives, and distances and their iterations, must be of"
                    + " equal length but were " + objectiveD.length + ", " + objectiveG.length + " and "
                    + distances.length + ", " + distanceIterations.length);
        }
        this.pretrainingLoss = pretrainingLoss.clone();
        this.objectiveD = objectiveD.clone();
        this.objectiveG = objectiveG.clone();
        this.distanceIterations = distanceIterations.clone();
        this.distances = distances.clone();
    }

    /**
     * Returns the quadratic loss of each step of pretraining.
     *
     * @return shape (steps); empty if there was no pretraining
     */
    public float[] pretrainingLoss() {
        return pretrainingLoss.clone();
    }

    /**
     * Returns the number of steps of pretraining.
     *
     * @return at least 0
     */
    public int pretrainingSteps() {
        return pretrainingLoss.length;
    }

    /**
     * Returns the number of adversarial iterations.
     *
     * @return at least 0
     */
    public int iterations() {
        return objectiveD.length;
    }

    /**
     * Returns D's objective at each iteration.
     *
     * @return shape (iterations)
     */
    public float[] objectiveD() {
        return objectiveD.clone();
    }

    /**
     * Returns G's objective at each iteration.
     *
     * @return shape (iterations)
     */
    public float[] objectiveG() {
        return objectiveG.clone();
    }

    /**
     * Returns the iterations after which a quick look was taken.
     *
     * @return ascending, shape (looks)
     */
    public long[] distanceIterations() {
        return distanceIterations.clone();
    }

    /**
     * Returns the iteration after which the quick look with the smallest distance was taken.
     *
     * @return the first of them if there are several; 0 before any look
     */
    public long nearestIteration() {
        return distances.length == 0 ? 0 : distanceIterations[nearestLook()];
    }

    /** The number of the look with the smallest distance, the first of them if there are several; 0 before any. */
    private int nearestLook() {
        int nearest = 0;
        for (int i = 1; i < distances.length; i++) {
            nearest = distances[i] < distances[nearest] ? i : nearest;
        }
        return nearest;
    }

    /**
     * Returns the Wasserstein-1 distance of each quick look, in the data's units.
     *
     * @return shape (looks)
     */
    public double[] distances() {
        return distances.clone();
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof History history && Arrays.equals(pretrainingLoss, history.pretrainingLoss)
                && Arrays.equals(objectiveD, history.objectiveD) && Arrays.equals(objectiveG, history.objectiveG)
                && Arrays.equals(distanceIterations, history.distanceIterations)
                && Arrays.equals(distances, history.distances);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(objectiveD) * 31 + Arrays.hashCode(objectiveG);
    }

    @Override
    public String toString() {
        return "History[" + pretrainingSteps() + " steps of pretraining, " + iterations() + " iterations, "
                + distances.length + " looks]";
    }
}
