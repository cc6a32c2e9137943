package dev.gan4j.lab.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of the training of a table.
 *
 * @param run        its id
 * @param number     counts the statuses of a run: of two, the one with the larger number holds
 * @param upload     the id of the table
 * @param name       the user's name for the table
 * @param rows       of the table
 * @param columns    of the table
 * @param learnt     how many of the columns a network learns
 * @param training   rows that training sees
 * @param heldOut    rows by which the result is judged
 * @param notes      what a reader of the file may not expect, a sentence each
 * @param seed       of every random number, in decimal
 * @param state      what the run does
 * @param phase      of the training
 * @param step       steps of the phase that were done
 * @param of         steps of the phase
 * @param position   its place in the queue, from 1; 0 if it does not wait
 * @param queue      how many runs wait
 * @param why        why it failed, or was paused by itself; otherwise null
 * @param viewers    how many watch
 * @param likelihood looks during the warm start: minus the mean log-likelihood of training rows that its steps do not see, in
 *                   nats a row
 * @param game       looks during the game: the area under the ROC curve by which trees tell samples from training rows
 * @param judgement  by held-out rows; null before the end
 */
public record TableStatus(String run, long number, String upload, String name, int rows, int columns, int learnt,
        int training, int heldOut, List<String> notes, String seed, RunState state, Phase phase, long step, long of,
        int position, int queue, @Nullable String why, int viewers, Looks likelihood, Looks game,
        @Nullable TableVerdict judgement) implements Message {

    /** What is done at present. */
    public enum Phase {
        /** Its networks are compiled. */
        PREPARING,
        /** Likelihood is raised. */
        LIKELIHOOD,
        /** G plays against D. */
        GAME,
        /** Training has ended, and its result is judged. */
        JUDGING,
        /** Everything is done. */
        DONE
    }

    /**
     * What was seen during a phase.
     *
     * @param steps  of the phase
     * @param values what was seen there
     * @param kept   the step whose weights are kept so far
     * @param of     how many steps there are
     */
    @SuppressWarnings("ArrayRecordComponent") // written and never compared
    public record Looks(long[] steps, double[] values, long kept, long of) {}

    @Override
    public String about() {
        return run;
    }
}
