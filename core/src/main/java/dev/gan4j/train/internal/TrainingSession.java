package dev.gan4j.train.internal;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.codec.Codec;
import dev.gan4j.data.RealData;
import dev.gan4j.eval.Alarm;
import dev.gan4j.eval.Judging;
import dev.gan4j.eval.internal.AlarmWatch;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.PretrainingSpec;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.model.GanModel;
import dev.gan4j.model.Pair;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.model.internal.Networks;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.train.Checkpoint;
import dev.gan4j.train.History;
import dev.gan4j.train.SharedData;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import dev.gan4j.train.TrainingEvent;
import dev.gan4j.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A training that its caller advances step by step; {@link Trainer} is a loop around one. Not thread-safe.
 *
 * <p>Call {@link #pretrain()} until {@link #isPretrained()}, then {@link #iterate()}, or the steps of D and G separately, until
 * {@link #isFinished()}. Minibatches depend only on the seed and on how many steps of their kind were done before, so a D step
 * followed by a G step gives the same bits as one iteration.
 */
public final class TrainingSession {

    /** Steps of pretraining between two events. */
    private static final int PRETRAINING_EVENTS = 100;

    private final TrainingListener listener;
    private final @Nullable Checkpoint from;
    private final Recording recording;
    private final List<Alarm> alarms = new ArrayList<>();
    private final @Nullable Integer patience;
    private final Parameters before;
    private PreparedData prepared;
    private Experiment experiment;
    private final Judging judging;
    private final Networks networks;
    private final TrainingPrograms programs;
    private final Minibatches minibatches;
    private final Watch watch;
    private @Nullable DoubleUnaryOperator density;
    private @Nullable Parameters pretrained;
    private Parameters kept;
    private @Nullable TrainingOutcome end;
    private long begin = System.nanoTime();
    private int pretrainingSteps;
    private long iterations;
    private long discriminatorSteps;
    private long generatorSteps;
    private int pendingOfDiscriminator;
    private int pendingOfGenerator;
    private float objectiveD = Float.NaN;
    private float objectiveG = Float.NaN;

    /**
     * Begins or continues a training: draws the starting weights or takes those of a checkpoint, but takes no step.
     *
     * @param prepared what to train, with its data
     * @param from     where to continue; null to begin
     * @param threads  the threads that share the matrix products of large networks
     * @param runs     how many runs share the memory of this JVM
     * @param judging  the extent of the judgement
     * @param listener receives every event, on the thread that takes the step
     * @throws InvalidInputException if the checkpoint is of another experiment, or memory is too small
     */
    public TrainingSession(PreparedData prepared, @Nullable Checkpoint from, int threads, int runs, Judging judging,
            TrainingListener listener) {
        this.judging = judging;
        this.prepared = prepared;
        this.from = from;
        this.listener = listener;
        experiment = prepared.experiment();
        prepared.plan().complete().requireReadable();
        patience = experiment.evaluation().patience();
        networks = new Networks(prepared.plan());
        programs = new TrainingPrograms(experiment, networks, threads);
        // The weights before training, after pretraining and at their best are kept as well.
        MemoryNeeds.require(prepared, programs.bytes() + 3 * programs.parameterBytes(), runs);
        minibatches = new Minibatches(prepared);
        watch = new Watch(prepared, networks, programs.state());
        recording = new Recording(experiment);
        if (from == null) {
            networks.initialise(programs.state(), experiment.seed());
            before = weights();
            kept = before;
        } else {
            restore(from);
            before = from.before();
            pretrained = from.pretrained();
            kept = from.kept();
        }
    }

    /**
     * Begins a training: reads the data and draws the starting weights, but takes no step.
     *
     * @param experiment what to train
     * @param shared     data files that were read before
     * @param listener   receives every event, on the thread that takes the step
     * @return the session
     * @throws InvalidInputException if the data cannot be used
     */
    public static TrainingSession of(Experiment experiment, SharedData shared, TrainingListener listener) {
        requireNonNull(experiment, "experiment must not be null");
        requireNonNull(listener, "listener must not be null");
        return new TrainingSession(shared.prepare(experiment), null, 1, 1, Judging.EVERYTHING, listener);
    }

    private void restore(Checkpoint checkpoint) {
        if (!checkpoint.isOf(prepared.plan().complete())) {
            throw new InvalidInputException("the checkpoint is of another experiment, or of other data");
        }
        networks.require(checkpoint.before());
        programs.restore(checkpoint.state());
        recording.restore(checkpoint.history());
        watch.restore(checkpoint.alarmState());
        alarms.addAll(checkpoint.alarms());
        pretrainingSteps = checkpoint.pretrainingSteps();
        iterations = checkpoint.iterations();
        discriminatorSteps = iterations * experiment.discriminatorSteps();
        generatorSteps = iterations * experiment.generatorSteps();
    }

    /** Marks the beginning of training, from which its seconds are counted. */
    public void begin() {
        listener.on(new TrainingEvent.Started(prepared.plan()));
        begin = System.nanoTime();
        if (from != null) {
            listener.on(new TrainingEvent.Resumed(from));
        }
    }

    /**
     * Returns what is trained.
     *
     * @return the experiment with every change so far
     */
    public Experiment experiment() {
        return experiment;
    }

    /**
     * Returns what is trained, with the facts found in its data.
     *
     * @return the plan with every change so far
     */
    public TrainingPlan plan() {
        return prepared.plan();
    }

    /**
     * Returns the real data.
     *
     * @return the data that D sees and that the result is judged against
     */
    public RealData data() {
        return prepared.data();
    }

    /**
     * Returns the map between columns and features.
     *
     * @return the codec that was fitted to the training rows
     */
    @SuppressWarnings("exports") // for the laboratory
    public Codec codec() {
        return prepared.codec();
    }

    /**
     * Returns whether pretraining is over (or there was none) and the first quick look was taken.
     *
     * @return whether adversarial training may begin
     */
    public boolean isPretrained() {
        return pretrained != null;
    }

    /**
     * Returns whether training is over: all iterations are done, patience ran out, or a number was not finite.
     *
     * @return whether steps are refused
     */
    public boolean isFinished() {
        return end != null || (pretrained != null && iterations >= experiment.iterations());
    }

    /**
     * Returns whether a step of pretraining remains.
     *
     * @return false if all are done, or there is none
     */
    public boolean hasPretraining() {
        return pretrainingSteps < pretrainingSpec().steps();
    }

    private PretrainingSpec.OnDensity pretrainingSpec() {
        return switch (experiment.pretraining()) {
            case PretrainingSpec.None() -> new PretrainingSpec.OnDensity(PretrainingSpec.Density.EXACT, 0);
            case PretrainingSpec.OnDensity onDensity -> onDensity;
        };
    }

    /**
     * Takes one step of D's pretraining; after the last one, or if there is none, takes the first quick look.
     *
     * @throws IllegalStateException if pretraining is over
     */
    public void pretrain() {
        if (pretrained != null || end != null) {
            throw new IllegalStateException("pretraining is over");
        }
        if (hasPretraining() && !takePretrainingStep()) {
            return;
        }
        if (!hasPretraining()) {
            pretrained = weights();
            look();
        }
    }

    /** Takes a step of pretraining; false if its loss was not finite. */
    private boolean takePretrainingStep() {
        PretrainingSpec.OnDensity spec = pretrainingSpec();
        if (density == null) {
            density = minibatches.density(spec.density(), prepared.data());
        }
        float[] x = programs.pretrainingX();
        float[] target = programs.pretrainingTarget();
        int step = pretrainingSteps;
        minibatches.pretraining(step, x);
        for (int i = 0; i < x.length; i++) {
            target[i] = (float) density.applyAsDouble(x[i]);
        }
        float loss = programs.pretrain(step);
        if (!Float.isFinite(loss)) {
            notFinite(0, "the pretraining loss of step " + (step + 1));
            return false;
        }
        recording.pretraining(loss);
        pretrainingSteps++;
        if ((step + 1) % PRETRAINING_EVENTS == 0 || step + 1 == spec.steps()) {
            listener.on(new TrainingEvent.Pretraining(step + 1, spec.steps(), loss));
        }
        return true;
    }

    /**
     * Takes the steps that complete an iteration: those of D, then those of G.
     *
     * @throws IllegalStateException if pretraining is not over, or the training is finished
     */
    public void iterate() {
        requireGame();
        while (pendingOfDiscriminator < experiment.discriminatorSteps()) {
            takeDiscriminatorStep();
        }
        while (pendingOfGenerator < experiment.generatorSteps()) {
            takeGeneratorStep();
        }
        endIteration();
    }

    /**
     * Takes one step of D alone. An iteration is complete as soon as all its steps of D and of G were taken, in any order, and
     * with any additional steps between them.
     *
     * @throws IllegalStateException if pretraining is not over, or the training is finished
     */
    public void stepDiscriminator() {
        requireGame();
        takeDiscriminatorStep();
        endIterationIfWhole();
    }

    /**
     * Takes one step of G alone, as {@link #stepDiscriminator()} does for D.
     *
     * @throws IllegalStateException if pretraining is not over, or the training is finished
     */
    public void stepGenerator() {
        requireGame();
        takeGeneratorStep();
        endIterationIfWhole();
    }

    private void requireGame() {
        if (pretrained == null) {
            throw new IllegalStateException("pretraining must be over before an adversarial step");
        }
        if (isFinished()) {
            throw new IllegalStateException("the training is finished after iteration " + iterations);
        }
    }

    private void takeDiscriminatorStep() {
        minibatches.discriminator(discriminatorSteps, programs);
        objectiveD = programs.stepDiscriminator(discriminatorSteps, iterations);
        discriminatorSteps++;
        pendingOfDiscriminator++;
    }

    private void takeGeneratorStep() {
        minibatches.generator(generatorSteps, programs);
        objectiveG = programs.stepGenerator(generatorSteps, iterations);
        generatorSteps++;
        pendingOfGenerator++;
    }

    private void endIterationIfWhole() {
        if (pendingOfDiscriminator >= experiment.discriminatorSteps()
                && pendingOfGenerator >= experiment.generatorSteps()) {
            endIteration();
        }
    }

    private void endIteration() {
        pendingOfDiscriminator = 0;
        pendingOfGenerator = 0;
        if (!Float.isFinite(objectiveD) || !Float.isFinite(objectiveG)) {
            notFinite(iterations + 1, Float.isFinite(objectiveD) ? "G's objective" : "D's objective");
            return;
        }
        recording.iteration(objectiveD, objectiveG);
        iterations++;
        if (iterations % experiment.evaluation().every() == 0 || iterations == experiment.iterations()) {
            look();
        }
    }

    /** Takes a quick look; training ends if a weight is not finite, or patience runs out. */
    private void look() {
        Parameters weights = weights();
        if (!weights.isFinite()) {
            notFinite(iterations, "a weight");
            return;
        }
        Watch.Look look = watch.look(iterations);
        recording.distance(iterations, look.wasserstein1());
        int since = recording.looksSinceNearest();
        if (patience == null || since == 0) {
            kept = weights;
        }
        for (Alarm alarm : look.alarms()) {
            raise(alarm);
        }
        listener.on(new TrainingEvent.Progress(iterations, experiment.iterations(), recording.lastObjectiveD(),
                recording.lastObjectiveG(), look.wasserstein1()));
        if (patience != null && since >= patience) {
            end = TrainingOutcome.COMPLETED;
        }
    }

    private void notFinite(long iteration, String part) {
        end = TrainingOutcome.NOT_FINITE;
        raise(AlarmWatch.notFinite(iteration, part));
    }

    private void raise(Alarm alarm) {
        alarms.add(alarm);
        listener.on(new TrainingEvent.Warning(alarm));
    }

    /**
     * Returns the settings that may change during training.
     *
     * @return the present values
     */
    public LiveSettings settings() {
        return LiveSettings.of(experiment);
    }

    /**
     * Continues with other settings from the next step on.
     *
     * @param settings the new values
     * @throws InvalidInputException if a value is out of range, or a penalty weight is set but there is not exactly one penalty
     */
    public void change(LiveSettings settings) {
        experiment = settings.applyTo(experiment);
        prepared = new PreparedData(plan().with(experiment), prepared.data(), prepared.codec(), prepared.facts());
        programs.set(experiment);
    }

    /**
     * Returns how many steps were taken.
     *
     * @return of each kind
     */
    public Progress progress() {
        return new Progress(pretrainingSteps, iterations, discriminatorSteps, generatorSteps, pendingOfDiscriminator,
                pendingOfGenerator, objectiveD, objectiveG);
    }

    /**
     * How many steps were taken.
     *
     * @param pretrainingSteps     of pretraining
     * @param iterations           complete iterations
     * @param discriminatorSteps   of D in adversarial training
     * @param generatorSteps       of G
     * @param pendingDiscriminator of D since the last complete iteration
     * @param pendingGenerator     of G since the last complete iteration
     * @param objectiveD           D's objective at its last step, before the update; NaN before the first
     * @param objectiveG           G's objective at its last step, before the update; NaN before the first
     */
    public record Progress(int pretrainingSteps, long iterations, long discriminatorSteps, long generatorSteps,
            int pendingDiscriminator, int pendingGenerator, float objectiveD, float objectiveG) {}

    /**
     * Returns the minibatch that the next D step will see.
     *
     * @return real samples and latents, coupled
     */
    public Minibatch nextMinibatch() {
        minibatches.discriminator(discriminatorSteps, programs);
        return Minibatch.of(prepared.codec(), programs.discriminatorX(), programs.discriminatorZ(),
                programs.discriminatorClasses(), experiment.batch());
    }

    /**
     * Returns the latents that the next G step will see.
     *
     * @return real samples, if the step uses any, and latents
     */
    public Minibatch nextGeneratorMinibatch() {
        minibatches.generator(generatorSteps, programs);
        float[] x = programs.generatorX();
        return Minibatch.of(prepared.codec(), x == null ? new float[0] : x, programs.generatorZ(),
                programs.generatorClasses(), experiment.batch());
    }

    /**
     * Returns the weights of both networks as they are judged: for G, their average if there is one.
     *
     * @return a copy
     */
    @SuppressWarnings("exports") // for the laboratory
    public Parameters weights() {
        return networks.parameters(programs.state());
    }

    /**
     * Creates a view through which another thread can examine this session's weights.
     *
     * @return a view of the same networks and data, with no weights yet
     */
    public PairView view() {
        return new PairView(prepared, networks);
    }

    /**
     * Returns what was recorded so far.
     *
     * @return a copy
     */
    public History history() {
        return recording.history();
    }

    /**
     * Returns the alarms so far.
     *
     * @return in order
     */
    public List<Alarm> alarms() {
        return List.copyOf(alarms);
    }

    /**
     * Returns a checkpoint between two steps; all steps must have been taken as complete iterations.
     *
     * @return everything that it needs to continue
     */
    public Checkpoint checkpoint() {
        return new Checkpoint(plan().complete(), programs.values(), before, pretrained, kept, recording.history(),
                alarms,
                watch.alarmState(), seconds());
    }

    private double seconds() {
        return (from == null ? 0 : from.seconds()) + (System.nanoTime() - begin) / 1e9;
    }

    /**
     * Judges the present pair; the session may continue.
     *
     * @return the result, with outcome STOPPED if training is not finished
     */
    public TrainedGan result() {
        double seconds = seconds();
        TrainingOutcome outcome = end != null
                ? end
                : isFinished() ? TrainingOutcome.COMPLETED : TrainingOutcome.STOPPED;
        Pair pair = pair(patience != null || outcome == TrainingOutcome.NOT_FINITE ? kept : weights());
        return new TrainedGan(plan(), prepared.data(), pair(before), pretrained == null ? pair : pair(pretrained),
                pair, recording.history(), Evaluator.of(prepared, pair, judging), alarms, outcome, iterations, seconds,
                programs.kernels());
    }

    /**
     * Restores the result of a run from its files; its data, starting weights and pretraining are recomputed.
     *
     * @param model   the model of the run
     * @param history what was recorded during training
     * @param kernels the kernels that were used
     * @return the same as the run returned
     */
    public TrainedGan result(GanModel model, History history, String kernels) {
        while (!isPretrained() && !isFinished()
                && (!hasPretraining() || pretrainingSteps < history.pretrainingSteps())) {
            pretrain();
        }
        return new TrainedGan(plan(), prepared.data(), pair(before),
                pretrained == null ? model.pair() : pair(pretrained), model.pair(), history,
                Evaluator.again(prepared, model), model.alarms(), model.outcome(), model.iterations(), model.seconds(),
                kernels);
    }

    private Pair pair(Parameters weights) {
        return Pair.of(plan(), networks, prepared.codec(), weights);
    }

    @Override
    public String toString() {
        return "TrainingSession[" + experiment() + ", " + progress() + "]";
    }
}
