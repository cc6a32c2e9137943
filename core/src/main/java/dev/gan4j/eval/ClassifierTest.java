package dev.gan4j.eval;

import dev.gan4j.data.Points;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.ensemble.BaggingTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * The classifier two-sample test (Lopez-Paz and Oquab 2017, "Revisiting classifier two-sample tests"): a classifier is
 * trained to tell generated points from real ones on one half of both samples, and its accuracy is taken on the other
 * half. About 0.5 says that it cannot tell them apart.
 *
 * <p>The classifiers are those of Tribuo. Columns should be brought to one scale before, for the linear model.
 */
public final class ClassifierTest {

    private static final int TREES = 30;
    private static final int DEPTH = 8;
    private static final int EPOCHS = 10;
    private static final int NO_LOGGING = -1;
    private static final double LEARNING_RATE = 0.5;

    /** Held, since loggers that nobody holds are forgotten with their level; each tree would report itself. */
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    static {
        if (TRIBUO.getLevel() == null) {
            TRIBUO.setLevel(Level.WARNING);
        }
    }

    private ClassifierTest() {}

    /** Which classifier tries to tell the samples apart. */
    public enum Classifier {
        /** Thirty bagged decision trees: sees differences of any form. */
        TREES,
        /** Logistic regression: sees shifted means only. */
        LINEAR
    }

    /**
     * Trains and tests a classifier.
     *
     * @param real       at least four points
     * @param generated  as many points, of the same dimension; others would give the larger sample an advantage
     * @param classifier which one
     * @param seed       of the halves and of the classifier
     * @return the accuracy on the points that it was not trained on, in [0, 1]
     * @throws IllegalArgumentException if there are too few points, or sizes or dimensions differ
     */
    public static double accuracy(Points real, Points generated, Classifier classifier, long seed) {
        if (real.rows() < 4 || real.rows() != generated.rows() || real.columns() != generated.columns()) {
            throw new IllegalArgumentException("both must have as many points, at least 4, in one dimension but were "
                    + real + " and " + generated);
        }
        String[] names = new String[real.columns()];
        Arrays.setAll(names, j -> "x" + j);
        List<Example<Label>> training = new ArrayList<>();
        List<Example<Label>> test = new ArrayList<>();
        AddressedRandom random = new AddressedRandom(seed);
        random.seek(Stream.NOISE_FLOOR, 0);
        divide(real, new Label("real"), names, random, training, test);
        divide(generated, new Label("generated"), names, random, training, test);
        MutableDataset<Label> data = new MutableDataset<>(training,
                new SimpleDataSourceProvenance("two samples", new LabelFactory()), new LabelFactory());
        Model<Label> model = trainer(classifier, seed).train(data);
        long right = test.stream()
                .filter(example -> model.predict(example).getOutput().getLabel().equals(example.getOutput().getLabel()))
                .count();
        return (double) right / test.size();
    }

    private static Trainer<Label> trainer(Classifier classifier, long seed) {
        return switch (classifier) {
            case TREES -> new BaggingTrainer<>(new CARTClassificationTrainer(DEPTH), new VotingCombiner(), TREES, seed);
            case LINEAR -> new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(LEARNING_RATE), EPOCHS, NO_LOGGING, 1,
                    seed);
        };
    }

    /** Puts half of the points into each list, by selection sampling. */
    private static void divide(Points points, Label label, String[] names, AddressedRandom random,
            List<Example<Label>> training, List<Example<Label>> test) {
        int wanted = points.rows() / 2;
        double[] point = new double[points.columns()];
        for (int row = 0; row < points.rows(); row++) {
            points.copyRow(row, point);
            boolean isTraining = random.nextInt(points.rows() - row) < wanted;
            wanted -= isTraining ? 1 : 0;
            (isTraining ? training : test).add(new ArrayExample<>(label, names, point.clone()));
        }
    }
}
