package dev.gan4j.cascade;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.codec.CodedRows;
import dev.gan4j.engine.State;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.experiment.TableGameSpec;
import dev.gan4j.nn.internal.Parameter;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.random.AddressedRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The training of a cascade, step by step: first likelihood, stopped by rows that its steps do not see; then the game, stopped by
 * trees that tell samples from training rows. Not safe for use by several threads at once.
 */
public final class TableTraining {

    /** The share of the training rows by which training is stopped. */
    private static final double STOPPING = 0.1;
    /** Rows below which an average forgets faster, so that it does not hang on to where it started. */
    private static final double WARM_UP = 10;
    private static final int LOOKS = 40;
    /** Steps of an epoch, where there are too few rows for minibatches of the size that was asked for. */
    private static final int STEPS_OF_AN_EPOCH = 40;
    private static final int LEAST_BATCH = 16;
    /** Training rows at which trees look. */
    private static final int MOST_LOOKED = 10_000;
    /** Rows that training sees whose surprise is looked at, which nothing depends on. */
    private static final int MOST_FITTED = 2_048;
    /** The area under the curve of whoever guesses. */
    private static final double GUESSING = 0.5;

    private final TableExperiment settings;
    private final CodedRows seen;
    private final CodedRows stopping;
    private final CodedRows fitted;
    private final CodedRows looked;
    private final float[][] emitted;
    private final double[][] shares;
    private final long seed;
    private final int threads;
    private final int batch;
    private final Cascade cascade;
    private final State state = new State();
    private final Averages averages;
    private final long likelihoodSteps;
    private final Likelihood likelihood;
    private @Nullable Game game;
    private int[] order = new int[0];
    private long orderOf = -1;
    private Progress progress;
    private Parameters best;
    private final List<TableLook> looks = new ArrayList<>();

    /** What is done at present. */
    public enum Phase {
        /** Likelihood is raised. */
        LIKELIHOOD,
        /** G plays against D. */
        GAME,
        /** Nothing: the end. */
        FINISHED,
        /** Nothing: a number was not finite. The weights of the best look before are kept. */
        DIVERGED;

        /**
         * Tells whether there is nothing left to do.
         *
         * @return true at the end, whatever it is
         */
        public boolean isOver() {
            return this == FINISHED || this == DIVERGED;
        }
    }

    /**
     * How far training is.
     *
     * @param phase     what is done at present
     * @param step      steps of the phase that were done
     * @param of        steps of the phase
     * @param surprise  minus the mean log-likelihood of the stopping rows at the last look, in nats a row; NaN before it
     * @param area      the area under the curve by which trees tell samples from training rows at the last look; NaN before it
     * @param bestStep  the step of the phase whose weights are kept
     * @param bestValue what was seen there: the surprise, or how far the area was from guessing
     * @param warmStart the step of likelihood whose weights the game began with; 0 before
     * @param areaStart the area under the curve when the game began; NaN before
     */
    public record Progress(Phase phase, long step, long of, double surprise, double area, long bestStep,
            double bestValue,
            long warmStart, double areaStart) {

        Progress at(long done, double seen) {
            return new Progress(phase, done, of, seen, area, bestStep, bestValue, warmStart, areaStart);
        }
    }

    /**
     * Prepares a training.
     *
     * @param rows     training rows, in random order
     * @param emitted  0 for a code that is never emitted, else 1; shape (columns, codes)
     * @param settings how to train
     * @param seed     of the run
     * @param threads  that share large products, which has no effect on any bit
     */
    public TableTraining(CodedRows rows, float[][] emitted, TableExperiment settings, long seed, int threads) {
        this.settings = settings;
        this.emitted = emitted;
        shares = rows.shares();
        this.seed = seed;
        this.threads = threads;
        int left = (int) Math.round(rows.rows() * STOPPING);
        stopping = rows.select(IntStream.range(0, left).toArray());
        looked = rows.select(IntStream.range(0, Math.min(MOST_LOOKED, rows.rows())).toArray());
        seen = rows.select(IntStream.range(left, rows.rows()).toArray());
        batch = Math.min(Math.min(settings.likelihood().batch(), seen.rows()),
                Math.max(LEAST_BATCH, seen.rows() / STEPS_OF_AN_EPOCH));
        fitted = seen.select(IntStream.range(0, Math.min(seen.rows(), MOST_FITTED)).toArray());
        cascade = new Cascade(rows.widths(), rows.ordered(), settings.generator());
        cascade.parameters().forEach(parameter -> parameter.declare(state));
        cascade.fixed().forEach(parameter -> parameter.declare(state));
        averages = new Averages(cascade.parameters(), state);
        cascade.initialise(state, seen.shares(), seed);
        averages.begin(state);
        likelihoodSteps = (long) settings.likelihood().epochs() * stepsOfAnEpoch();
        likelihood = new Likelihood(cascade, state, averages, batch, settings.likelihood().dropout(), likelihoodSteps,
                threads, seed);
        best = averaged();
        progress = new Progress(Phase.LIKELIHOOD, 0, likelihoodSteps, Double.NaN, Double.NaN, 0, Double.MAX_VALUE, 0,
                Double.NaN);
    }

    /**
     * Returns how far training is.
     *
     * @return at present
     */
    public Progress progress() {
        return progress;
    }

    /** Does one step of the present phase, and what comes at its end. */
    public void advance() {
        switch (progress.phase) {
            case LIKELIHOOD -> raise();
            case GAME -> play();
            case FINISHED, DIVERGED -> throw new IllegalStateException("training has ended");
        }
    }

    /**
     * Returns the training as it stands.
     *
     * @return a copy
     */
    public TableCheckpoint checkpoint() {
        return new TableCheckpoint(progress, Parameters.of(state), best, looks);
    }

    /**
     * Goes on from where a training of the same rows, settings and seed stood.
     *
     * @param checkpoint of that training
     * @throws InvalidInputException if it is one of others
     */
    public void resume(TableCheckpoint checkpoint) {
        // A training that diverged before the game has no critic.
        if (!Double.isNaN(checkpoint.progress().areaStart()) && settings.game().iterations() > 0) {
            game = newGame();
        }
        checkpoint.state().restore(state);
        best = checkpoint.best();
        looks.clear();
        looks.addAll(checkpoint.looks());
        progress = checkpoint.progress();
    }

    private void raise() {
        long step = progress.step;
        if (step == 0) {
            // Each column drawn by its own shares: what is no better is not kept.
            look(0);
        }
        double share = (double) step / likelihoodSteps;
        double rate = settings.likelihood().learningRate() * 0.5 * (1 + StrictMath.cos(Math.PI * share));
        likelihood.step(seen, minibatch(step), step, rate, decay(settings.likelihood().averageDecay(), step));
        progress = progress.at(step + 1, progress.surprise);
        boolean isLook = (step + 1) % Math.max(1, likelihoodSteps / LOOKS) == 0;
        if (isLook || step + 1 == likelihoodSteps) {
            double surprise = look(step + 1);
            if (!Double.isFinite(surprise) || !averaged().isFinite()) {
                diverge(0, settings.game().iterations(), progress.bestStep);
                return;
            }
        }
        if (step + 1 == likelihoodSteps) {
            best.setIn(state);
            beginGame();
        }
    }

    private double look(long step) {
        double surprise = likelihood.look(stopping.rows() == 0 ? seen : stopping);
        looks.add(TableLook.atLikelihood(step, (double) step / stepsOfAnEpoch(), likelihood.look(fitted), surprise));
        keep(surprise, Double.NaN, surprise);
        return surprise;
    }

    /** Ends where a number is not finite, with the weights of the best look before. */
    private void diverge(long step, long of, long warmStart) {
        best.setIn(state);
        boolean isGame = progress.phase == Phase.GAME;
        progress = new Progress(Phase.DIVERGED, step, of, isGame ? progress.surprise : progress.bestValue,
                progress.area, isGame ? progress.bestStep : 0,
                progress.bestValue, warmStart, progress.areaStart);
    }

    private void keep(double surprise, double area, double value) {
        boolean isBest = value < progress.bestValue;
        if (isBest) {
            best = averaged();
        }
        progress = new Progress(progress.phase, progress.step, progress.of, surprise, area,
                isBest ? progress.step : progress.bestStep, isBest ? value : progress.bestValue, progress.warmStart,
                progress.areaStart);
    }

    private void beginGame() {
        averages.begin(state);
        double surprise = progress.bestValue;
        double area = area();
        looks.add(TableLook.atGame(0, area));
        int iterations = settings.game().iterations();
        progress = new Progress(iterations == 0 ? Phase.FINISHED : Phase.GAME, 0, iterations, surprise, area, 0,
                Math.abs(area - GUESSING), progress.bestStep, area);
        if (iterations > 0) {
            game = newGame();
        }
    }

    private Game newGame() {
        Critic critic = new Critic(cascade.widths(), settings.game().discriminatorHidden());
        critic.parameters().forEach(parameter -> parameter.declare(state));
        critic.initialise(state, seed);
        return new Game(cascade, critic, state, averages, settings.game(), threads, seed);
    }

    private void play() {
        long step = progress.step;
        TableGameSpec plan = settings.game();
        requireNonNull(game).iterate(seen, step, plan.discriminatorLearningRate(), plan.generatorLearningRate(),
                decay(plan.averageDecay(), step));
        progress = progress.at(step + 1, progress.surprise);
        boolean isLast = step + 1 == plan.iterations();
        if ((step + 1) % plan.every() == 0 || isLast) {
            if (!averaged().isFinite()) {
                looks.add(TableLook.atGame(step + 1, Double.NaN));
                diverge(step + 1, plan.iterations(), progress.warmStart);
                return;
            }
            double area = area();
            looks.add(TableLook.atGame(step + 1, area));
            keep(progress.surprise, area, Math.abs(area - GUESSING));
            // Whoever is less often right than by guessing sees copies of training rows.
            isLast |= area <= GUESSING;
        }
        if (isLast) {
            best.setIn(state);
            progress = new Progress(Phase.FINISHED, step + 1, plan.iterations(), progress.surprise, progress.area,
                    progress.bestStep, progress.bestValue, progress.warmStart, progress.areaStart);
        }
    }

    /** How well trees tell samples of the averaged weights from training rows. */
    private double area() {
        CascadeSampler drawn = new CascadeSampler(cascade, averages.names(), state, emitted, CascadeSampler.BLOCK);
        return Boosting.areaUnderCurve(looked,
                new CodedRows(seen.widths(), seen.ordered(), drawn.sample(seed, 0, looked.rows())), seed);
    }

    /** The decay of the average at a step, less at first. */
    static double decay(double decay, long step) {
        return Math.min(decay, (1.0 + step) / (WARM_UP + step));
    }

    /** The rows of a step; each epoch goes through all rows in an order of its own. */
    private int[] minibatch(long step) {
        int perEpoch = stepsOfAnEpoch();
        long epoch = step / perEpoch;
        if (epoch != orderOf) {
            order = IntStream.range(0, seen.rows()).toArray();
            AddressedRandom random = new AddressedRandom(seed);
            random.seek(dev.gan4j.random.Stream.PRETRAINING, epoch);
            random.shuffle(order);
            orderOf = epoch;
        }
        int from = (int) (step % perEpoch) * batch;
        return Arrays.copyOfRange(order, from, from + batch);
    }

    private int stepsOfAnEpoch() {
        return Math.max(1, seen.rows() / batch);
    }

    /**
     * Returns the averaged weights as they stand, and what is fixed.
     *
     * @return a copy, of the cascade
     */
    public Parameters averaged() {
        Map<String, Parameters.Value> values = new LinkedHashMap<>();
        for (Parameter parameter : Stream.concat(cascade.parameters().stream(), cascade.fixed().stream()).toList()) {
            values.put(parameter.name(),
                    new Parameters.Value(parameter.shape(), state.get(averages.names().apply(parameter.name()))));
        }
        return new Parameters(values);
    }

    /**
     * Returns the planned steps of likelihood.
     *
     * @return at least 1
     */
    public long likelihoodSteps() {
        return likelihoodSteps;
    }

    /**
     * Returns what was seen at each look so far.
     *
     * @return in order
     */
    public List<TableLook> looks() {
        return List.copyOf(looks);
    }

    /**
     * Returns the weights of the best look so far.
     *
     * @return of the cascade
     */
    public Parameters best() {
        return best;
    }

    /**
     * Returns the weights of the best look so far, with which each column has the shares of the training rows.
     *
     * @return of the cascade
     */
    public Parameters calibrated() {
        return Calibration.calibrated(cascade, best, emitted, shares);
    }

    /**
     * Returns the network.
     *
     * @return the cascade
     */
    public Cascade cascade() {
        return cascade;
    }
}
