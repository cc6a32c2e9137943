package dev.gan4j.refine;

/** How one row chooses among proposals, which come to it one by one. */
sealed interface Rule {

    /** The most proposals that a row may look at; at most {@link Proposals#MOST}. */
    int most();

    /**
     * Whether a proposal takes the place of what the row holds.
     *
     * @param proposed the proposal's log ratio
     * @param held     the log ratio of what the row holds; NaN where it holds nothing yet
     * @param uniform  a fresh number in [0, 1)
     */
    boolean accepts(double proposed, double held, double uniform);

    /**
     * Whether the row is done.
     *
     * @param looked   proposals that it has looked at
     * @param accepted whether it has taken the last one
     */
    boolean isDone(int looked, boolean accepted);

    /** How many of a row's proposals count for the acceptance rate. */
    int counted(int looked);

    /** Takes a proposal with probability ratio / maximum, and is done then. */
    record Rejection(double logMaximum) implements Rule {
        @Override
        public int most() {
            return Proposals.MOST;
        }

        @Override
        public boolean accepts(double proposed, double held, double uniform) {
            return Math.log(uniform) < proposed - logMaximum;
        }

        @Override
        public boolean isDone(int looked, boolean accepted) {
            return accepted;
        }

        @Override
        public int counted(int looked) {
            return looked;
        }
    }

    /** Begins with the first proposal, moves to another one with probability ratio / ratio held, so many times. */
    record MetropolisHastings(int burnIn) implements Rule {
        @Override
        public int most() {
            return burnIn + 1;
        }

        @Override
        public boolean accepts(double proposed, double held, double uniform) {
            return Double.isNaN(held) || Math.log(uniform) < proposed - held;
        }

        @Override
        public boolean isDone(int looked, boolean accepted) {
            return looked == most();
        }

        @Override
        public int counted(int looked) {
            return looked - 1;
        }
    }
}
