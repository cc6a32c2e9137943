package dev.gan4j.nn;

/** How a learning rate changes with the steps of its optimiser. */
public sealed interface Schedule {

    /**
     * Returns the learning rate of a step.
     *
     * @param base the learning rate before any decay
     * @param step the number of the step, from 0
     * @return the learning rate
     */
    double rate(double base, long step);

    /** The same at every step. */
    record Constant() implements Schedule {
        @Override
        public double rate(double base, long step) {
            return base;
        }
    }

    /**
     * Multiplied by a factor every so many steps: base * factor^floor(step / every).
     *
     * @param factor in (0, 1]
     * @param every  steps between two changes, at least 1
     */
    record Staircase(double factor, int every) implements Schedule {
        @Override
        public double rate(double base, long step) {
            // StrictMath: the same bits on every virtual machine.
            long stairs = step / every;
            return base * StrictMath.pow(factor, (double) stairs);
        }
    }
}
