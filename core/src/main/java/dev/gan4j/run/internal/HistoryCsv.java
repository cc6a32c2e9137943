package dev.gan4j.run.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.gan4j.InvalidInputException;
import dev.gan4j.train.History;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A history as one table. A row of phase {@code pretraining} has a step of pretraining in column {@code iteration}, and its
 * loss. A row of phase {@code training} has an iteration, both objectives, and the distance if a quick look was taken after it;
 * row 0 is the look before the first iteration. Cells without a value are empty.
 */
public final class HistoryCsv {

    private static final List<String> HEADER = List.of("phase", "iteration", "objectiveD", "objectiveG",
            "pretrainingLoss", "wasserstein1");
    private static final int OBJECTIVE_D = 2;
    private static final int LOSS = 4;
    private static final int DISTANCE = 5;
    private static final String PRETRAINING = "pretraining";
    private static final String TRAINING = "training";

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
        csv.writeRecord(HEADER);
        float[] losses = history.pretrainingLoss();
        for (int i = 0; i < losses.length; i++) {
            csv.writeRecord(PRETRAINING, Integer.toString(i + 1), "", "", Float.toString(losses[i]), "");
        }
        float[] objectiveD = history.objectiveD();
        float[] objectiveG = history.objectiveG();
        long[] looks = history.distanceIterations();
        double[] distances = history.distances();
        int look = 0;
        if (looks.length > 0 && looks[0] == 0) {
            csv.writeRecord(TRAINING, "0", "", "", "", Double.toString(distances[look++]));
        }
        for (int i = 0; i < objectiveD.length; i++) {
            boolean looked = look < looks.length && looks[look] == i + 1;
            csv.writeRecord(TRAINING, Integer.toString(i + 1), Float.toString(objectiveD[i]),
                    Float.toString(objectiveG[i]), "", looked ? Double.toString(distances[look++]) : "");
        }
        csv.flush();
        text.flush();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param in      the table; not closed
     * @param display its name for messages
     * @return an equal history
     * @throws InvalidInputException if it is not such a table; the message names the line
     * @throws IOException           if it cannot be read
     */
    public static History read(InputStream in, String display) throws IOException {
        List<String> lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(String.join(",", HEADER))) {
            throw new InvalidInputException(display + ": must begin with " + String.join(",", HEADER));
        }
        List<String[]> pretraining = new ArrayList<>();
        List<String[]> training = new ArrayList<>();
        List<String[]> looks = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            try {
                check(cells, pretraining.size(), training.size());
            } catch (IllegalArgumentException e) {
                throw new InvalidInputException(display + ", line " + (i + 1) + ": is not a row of a history", e);
            }
            if (cells[0].equals(PRETRAINING)) {
                pretraining.add(cells);
            } else if (!cells[1].equals("0")) {
                training.add(cells);
            }
            if (!cells[DISTANCE].isEmpty()) {
                looks.add(cells);
            }
        }
        return new History(floats(pretraining, LOSS), floats(training, OBJECTIVE_D), floats(training, OBJECTIVE_D + 1),
                looks.stream().mapToLong(cells -> Long.parseLong(cells[1])).toArray(),
                looks.stream().mapToDouble(cells -> Double.parseDouble(cells[DISTANCE])).toArray());
    }

    /** Each phase counts from 1, except for the look before the first iteration. */
    private static void check(String[] cells, int steps, int iterations) {
        boolean isPretraining = cells[0].equals(PRETRAINING);
        long number = cells.length == HEADER.size() ? Long.parseLong(cells[1]) : -1;
        boolean isFirstLook = !isPretraining && number == 0 && iterations == 0 && !cells[DISTANCE].isEmpty();
        boolean isPhase = isPretraining || cells[0].equals(TRAINING);
        boolean isNext = isFirstLook || number == 1 + (isPretraining ? steps : iterations);
        if (!isPhase || !isNext) {
            throw new IllegalArgumentException("another row");
        }
        if (isPretraining) {
            Float.parseFloat(cells[LOSS]);
        } else if (!isFirstLook) {
            Float.parseFloat(cells[OBJECTIVE_D]);
            Float.parseFloat(cells[OBJECTIVE_D + 1]);
        }
        if (!cells[DISTANCE].isEmpty()) {
            Double.parseDouble(cells[DISTANCE]);
        }
    }

    private static float[] floats(List<String[]> rows, int column) {
        float[] values = new float[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(rows.get(i)[column]);
        }
        return values;
    }
}
