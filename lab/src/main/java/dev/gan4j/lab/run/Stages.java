package dev.gan4j.lab.run;

import dev.gan4j.data.Points;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.train.Minibatch;
import dev.gan4j.train.PairView;
import dev.gan4j.train.TrainingSession;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A step in five stages, each with the numbers that it is about. */
final class Stages {

    private static final int SHOWN = 40;
    private static final int DIGITS = 4;

    private final TrainingSession session;
    private final PairView view;
    private Stage next = Stage.REAL;
    private @Nullable Minibatch minibatch;
    private @Nullable Points generated;

    /** What happens in a stage. */
    private enum Stage {
        REAL(1, "real"), GENERATE(2, "generate"), JUDGE(3, "judge"), DISCRIMINATOR(4, "discriminator"), GENERATOR(5,
                "generator");

        private final int number;
        private final String word;

        Stage(int number, String word) {
            this.number = number;
            this.word = word;
        }
    }

    Stages(TrainingSession session) {
        this.session = session;
        view = session.view();
    }

    /** Begins with the next step anew, since others than stages were taken. */
    void reset() {
        TrainingSession.Progress progress = session.progress();
        next = progress.pendingDiscriminator() < session.experiment().discriminatorSteps()
                ? Stage.REAL
                : Stage.GENERATOR;
        minibatch = null;
    }

    /** Does the next stage and says what happened; true where it was the last one of an iteration. */
    boolean advance(ObjectNode message) {
        Stage stage = next;
        view.show(session.weights());
        long before = session.progress().iterations();
        message.put("stage", stage.number).put("name", stage.word).put("iteration", before);
        switch (stage) {
            case REAL -> {
                minibatch = session.nextMinibatch();
                put(message, "x", minibatch.x());
                put(message, "z", minibatch.z());
                next = Stage.GENERATE;
            }
            case GENERATE -> {
                putAll(message, false);
                next = Stage.JUDGE;
            }
            case JUDGE -> {
                putAll(message, true);
                next = Stage.DISCRIMINATOR;
            }
            case DISCRIMINATOR -> {
                minibatch();
                session.stepDiscriminator();
                view.show(session.weights());
                putAll(message, true);
                Json.put(message, "objectiveD", session.progress().objectiveD());
                reset();
            }
            case GENERATOR -> {
                Minibatch fresh = session.nextGeneratorMinibatch();
                session.stepGenerator();
                view.show(session.weights());
                Points samples = view.generate(fresh.z());
                put(message, "z", fresh.z());
                put(message, "generated", samples);
                putDecisions(message, "dGenerated", samples);
                Json.put(message, "objectiveG", session.progress().objectiveG());
                reset();
            }
        }
        message.put("ofGenerator", stage == Stage.GENERATOR);
        for (String field : new String[]{"x", "z", "generated", "dReal", "dGenerated", "objectiveD", "objectiveG"}) {
            if (!message.has(field)) {
                message.putNull(field);
            }
        }
        return session.isFinished() || session.progress().iterations() > before;
    }

    private Minibatch minibatch() {
        if (minibatch == null) {
            minibatch = session.nextMinibatch();
        }
        return minibatch;
    }

    private void putAll(ObjectNode message, boolean isJudged) {
        Minibatch shown = minibatch();
        generated = view.generate(shown.z());
        put(message, "x", shown.x());
        put(message, "z", shown.z());
        put(message, "generated", generated);
        if (isJudged) {
            putDecisions(message, "dReal", shown.x());
            putDecisions(message, "dGenerated", generated);
        }
    }

    private void putDecisions(ObjectNode message, String field, Points samples) {
        double[] all = view.probability(samples);
        message.set(field, Json
                .numbers(Arrays.stream(Points.evenRows(all.length, SHOWN)).mapToDouble(i -> all[i]).toArray(), DIGITS));
    }

    private static void put(ObjectNode message, String field, Points points) {
        message.set(field,
                Json.numbers(points.select(Points.evenRows(points.rows(), SHOWN)).toRowMajorArray(), DIGITS));
    }
}
