package dev.gan4j.nn.internal;

/** How a learning rate changes with the steps of its optimiser. */
public sealed interface Schedule {

    /**
     * Returns the number of changes up to a step.
     *
     * @param step the number of the step, from 0
     * @return at least 0
     */
    long changes(long step);

    /**
     * Returns the factor of the learning rate after a number of changes; may allocate.
     *
     * @param changes at least 0
     * @return the factor
     */
    double factor(long changes);

    /** The same at every step. */
    record Constant() implements Schedule {
        @Override
        public long changes(long step) {
            return 0;
        }

        @Override
        public double factor(long changes) {
            return 1;
        }
    }

    /**
     * Multiplied by a factor at fixed intervals: base * factor^floor(step / every).
     *
     * @param factor in (0, 1]
     * @param every  steps between two changes, at least 1
     */
    record Staircase(double factor, int every) implements Schedule {
        @Override
        public long changes(long step) {
            return step / every;
        }

        @Override
        public double factor(long changes) {
            // StrictMath: the same bits on every virtual machine.
            return StrictMath.pow(factor, (double) changes);
        }
    }
}
