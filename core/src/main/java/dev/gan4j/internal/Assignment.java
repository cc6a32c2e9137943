package dev.gan4j.internal;

import java.util.Arrays;

/**
 * Solves linear assignment problems of a fixed size exactly: assigns each row to a different column with the least total cost.
 * Allocates nothing once it is created; must be used by one thread only.
 *
 * <p>The algorithm of Jonker and Volgenant 1987 ("A shortest augmenting path algorithm for dense and sparse linear assignment
 * problems"): column reduction with reduction transfer and two rounds of augmenting row reduction assign most rows cheaply; a
 * shortest augmenting path (Dijkstra's algorithm on the reduced costs) assigns each of the rest. Cubic in the worst case, and
 * far faster for costs that are distances between points.
 */
public final class Assignment {

    private static final int UNASSIGNED = -1;
    private static final int ROUNDS_OF_ROW_REDUCTION = 2;
    /**
     * The average number of steps of a row reduction for each row; if points form tight clusters, prices would creep for long.
     */
    private static final long PATIENCE = 8;

    private final int size;
    private final int[] columnOf; // of each row
    private final int[] rowOf; // of each column
    private final double[] price; // the dual variable of each column
    private final double[] distance;
    private final int[] predecessor;
    private final int[] queue; // columns: done, then at the least distance, then the rest
    private final int[] free;
    private final boolean[] once;
    private double[] cost = {};

    /**
     * Creates a solver.
     *
     * @param size the number of rows, and of columns, at least 0
     */
    public Assignment(int size) {
        this.size = size;
        columnOf = new int[size];
        rowOf = new int[size];
        price = new double[size];
        distance = new double[size];
        predecessor = new int[size];
        queue = new int[size];
        free = new int[size];
        once = new boolean[size];
    }

    /**
     * Solves one problem.
     *
     * @param costs shape (size, size), row by row, finite; not changed
     * @return the column of each row; the same array at each call
     */
    public int[] solve(double[] costs) {
        if (size < 2) {
            return columnOf;
        }
        cost = costs;
        int count = reduceColumns();
        for (int round = 0; round < ROUNDS_OF_ROW_REDUCTION && count > 0; round++) {
            count = reduceRows(count);
        }
        for (int i = 0; i < count; i++) {
            augment(free[i]);
        }
        return columnOf;
    }

    /** Assigns each column to its cheapest row if that is free; returns how many rows are left. */
    private int reduceColumns() {
        Arrays.fill(columnOf, UNASSIGNED);
        Arrays.fill(price, Double.POSITIVE_INFINITY);
        Arrays.fill(once, true);
        for (int row = 0; row < size; row++) {
            int from = row * size;
            for (int column = 0; column < size; column++) {
                if (cost[from + column] < price[column]) {
                    price[column] = cost[from + column];
                    rowOf[column] = row;
                }
            }
        }
        for (int column = size - 1; column >= 0; column--) {
            int row = rowOf[column];
            if (columnOf[row] == UNASSIGNED) {
                columnOf[row] = column;
            } else {
                once[row] = false;
                rowOf[column] = UNASSIGNED;
            }
        }
        int count = 0;
        for (int row = 0; row < size; row++) {
            if (columnOf[row] == UNASSIGNED) {
                free[count++] = row;
            } else if (once[row]) {
                transferReduction(row, columnOf[row]);
            }
        }
        return count;
    }

    private void transferReduction(int row, int own) {
        double least = Double.POSITIVE_INFINITY;
        for (int column = 0; column < size; column++) {
            if (column != own) {
                least = Math.min(least, cost[row * size + column] - price[column]);
            }
        }
        price[own] -= least;
    }

    /** Gives free rows their cheapest columns, which may free others; returns how many are left. */
    private int reduceRows(int count) {
        int left = 0;
        int at = 0;
        long steps = 0;
        while (at < count) {
            int row = free[at++];
            int best = 0;
            int second = UNASSIGNED;
            double bestCost = cost[row * size] - price[0];
            double secondCost = Double.POSITIVE_INFINITY;
            for (int column = 1; column < size; column++) {
                double reduced = cost[row * size + column] - price[column];
                if (reduced < secondCost) {
                    if (reduced >= bestCost) {
                        secondCost = reduced;
                        second = column;
                    } else {
                        secondCost = bestCost;
                        second = best;
                        bestCost = reduced;
                        best = column;
                    }
                }
            }
            double lowered = price[best] - (secondCost - bestCost);
            // Rounding may leave a price unchanged; the number of steps is also bounded, because prices may creep.
            boolean lowers = lowered < price[best];
            boolean patient = ++steps < PATIENCE * size;
            if (patient && lowers) {
                price[best] = lowered;
            } else if (patient && rowOf[best] != UNASSIGNED) {
                best = second;
            }
            int displaced = rowOf[best];
            if (displaced != UNASSIGNED) {
                if (patient && lowers) {
                    free[--at] = displaced;
                } else {
                    free[left++] = displaced;
                }
            }
            columnOf[row] = best;
            rowOf[best] = row;
        }
        return left;
    }

    /** Assigns one more row, along the shortest augmenting path from it. */
    private void augment(int start) {
        int column = shortestPath(start);
        int row;
        do {
            row = predecessor[column];
            rowOf[column] = row;
            int next = columnOf[row];
            columnOf[row] = column;
            column = next;
        } while (row != start);
    }

    /** Returns the free column at the end of the path, and lowers the prices of the columns that it passed by. */
    private int shortestPath(int start) {
        for (int column = 0; column < size; column++) {
            queue[column] = column;
            predecessor[column] = start;
            distance[column] = cost[start * size + column] - price[column];
        }
        int low = 0;
        int high = 0;
        int done = 0;
        while (true) {
            if (low == high) {
                done = low;
                high = nearest(low);
                for (int k = low; k < high; k++) {
                    if (rowOf[queue[k]] == UNASSIGNED) {
                        return finish(queue[k], done);
                    }
                }
            }
            int via = queue[low++];
            int row = rowOf[via];
            double least = distance[via];
            double base = cost[row * size + via] - price[via] - least;
            for (int k = high; k < size; k++) {
                int column = queue[k];
                double longer = cost[row * size + column] - price[column] - base;
                if (longer < distance[column]) {
                    distance[column] = longer;
                    predecessor[column] = row;
                    if (longer <= least) {
                        if (rowOf[column] == UNASSIGNED) {
                            return finish(column, done);
                        }
                        queue[k] = queue[high];
                        queue[high++] = column;
                    }
                }
            }
        }
    }

    private int finish(int column, int done) {
        double least = distance[queue[done]];
        for (int k = 0; k < done; k++) {
            price[queue[k]] += distance[queue[k]] - least;
        }
        return column;
    }

    /** Moves the columns at the least distance to the front of the unfinished ones; returns where they end. */
    private int nearest(int low) {
        int high = low + 1;
        double least = distance[queue[low]];
        for (int k = high; k < size; k++) {
            int column = queue[k];
            if (distance[column] <= least) {
                if (distance[column] < least) {
                    high = low;
                    least = distance[column];
                }
                queue[k] = queue[high];
                queue[high++] = column;
            }
        }
        return high;
    }
}
