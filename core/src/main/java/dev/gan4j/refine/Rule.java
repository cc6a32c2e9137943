package dev.gan4j.refine;

/** The rule by which a row selects among proposals, which arrive one by one. */
sealed interface Rule {

    /** The most proposals that a row may consider; at most {@link Proposals#MOST}. */
    int most();

    /**
     * Whether a proposal replaces the sample that the row holds.
     *
     * @param proposed the proposal's log ratio
     * @param held     the log ratio of the sample that the row holds; NaN if it holds none yet
     * @param uniform  a fresh number in [0, 1)
     */
    boolean accepts(double proposed, double held, double uniform);

    /**
     * Whether the row is done.
     *
     * @param looked   the number of proposals that it has considered
     * @param accepted whether it accepted the last one
     */
    boolean isDone(int looked, boolean accepted);

    /** How many of a row's proposals count for the acceptance rate. */
    int counted(int looked);

    /** Accepts a proposal with probability ratio / maximum, and is then done. */
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

    /** Starts from the first proposal and moves to each of the following ones with probability ratio / ratio held. */
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
