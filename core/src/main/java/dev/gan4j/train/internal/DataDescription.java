package dev.gan4j.train.internal;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.RealData;
import dev.gan4j.data.csv.CsvFacts;
import dev.gan4j.experiment.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Describes which part of a file is trained on, so that nothing is chosen or left out silently. */
public final class DataDescription {

    private DataDescription() {}

    /**
     * Describes data.
     *
     * @param prepared any
     * @return empty where the data are no file of numbers
     */
    public static List<String> of(PreparedData prepared) {
        CsvFacts facts = prepared.facts();
        if (facts == null) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(facts.file() + ": " + facts.ofColumns() + label(prepared.plan(), facts)
                + rows(prepared.data()) + facts.ofRows());
        sentences.addAll(facts.notes());
        return sentences;
    }

    private static String label(TrainingPlan plan, CsvFacts facts) {
        return facts.label() == null
                ? ""
                : String.format(Locale.ROOT, ", with %d classes of %s", plan.classes().size(), facts.label());
    }

    private static String rows(RealData data) {
        return data instanceof RealData.Rows(Dataset training, Dataset heldOut)
                ? String.format(Locale.ROOT, "; %,d rows for training, %,d for judging", training.rows(),
                        heldOut.rows())
                : "";
    }
}
