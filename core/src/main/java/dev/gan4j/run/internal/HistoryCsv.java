package dev.gan4j.run.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.gan4j.train.History;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * A history as one table. A row of phase {@code pretraining} has a step of pretraining in column {@code iteration}, and
 * its loss. A row of phase {@code training} has an iteration, both objectives, and the distance where a quick look was
 * taken after it; row 0 is the look before the first. A cell is empty where there is nothing to say.
 */
public final class HistoryCsv {

    private HistoryCsv() {}

    /**
     * Writes a history.
     *
     * @param history any
     * @param out     where to; not closed
     * @throws IOException if it cannot be written
     */
    public static void write(History history, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        csv.writeRecord("phase", "iteration", "objectiveD", "objectiveG", "pretrainingLoss", "wasserstein1");
        float[] losses = history.pretrainingLoss();
        for (int i = 0; i < losses.length; i++) {
            csv.writeRecord("pretraining", Integer.toString(i + 1), "", "", Float.toString(losses[i]), "");
        }
        float[] objectiveD = history.objectiveD();
        float[] objectiveG = history.objectiveG();
        long[] looks = history.distanceIterations();
        double[] distances = history.distances();
        int look = 0;
        if (looks.length > 0 && looks[0] == 0) {
            csv.writeRecord("training", "0", "", "", "", Double.toString(distances[look++]));
        }
        for (int i = 0; i < objectiveD.length; i++) {
            boolean looked = look < looks.length && looks[look] == i + 1;
            csv.writeRecord("training", Integer.toString(i + 1), Float.toString(objectiveD[i]),
                    Float.toString(objectiveG[i]), "", looked ? Double.toString(distances[look++]) : "");
        }
        csv.flush();
        text.flush();
    }
}
