package dev.gan4j.data;

import dev.gan4j.internal.Assignment;

/** Reorders x to minimise the sum of squared distances between pairs: the optimal-transport plan of a minibatch. */
final class ExactCoupler implements Coupling.Coupler {

    private final int batch;
    private final int columns;
    private final double[] costs;
    private final Assignment assignment;
    private final float[] scratch;

    ExactCoupler(int batch, int columns) {
        this.batch = batch;
        this.columns = columns;
        costs = new double[batch * batch];
        assignment = new Assignment(batch);
        scratch = new float[batch];
    }

    @Override
    public void couple(float[] x, float[] z) {
        MinibatchCosts.fill(x, z, batch, columns, costs);
        MinibatchCosts.permute(x, batch, columns, assignment.solve(costs), scratch);
    }
}
