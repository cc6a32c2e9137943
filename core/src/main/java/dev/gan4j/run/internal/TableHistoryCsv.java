package dev.gan4j.run.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.gan4j.InvalidInputException;
import dev.gan4j.cascade.TableLook;
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
 * The looks at the training of a table as one table. A row of phase {@code likelihood} has a step in column {@code iteration}, how
 * often each row was seen by then, and the surprise of rows that are fitted and of those that stop the training, in nats a row. A
 * row of phase {@code game} has an iteration and the area under the curve of the trees that stop it; row 0 is the look before the
 * first iteration. Cells without a value are empty.
 */
public final class TableHistoryCsv {

    private static final List<String> HEADER = List.of("phase", "iteration", "epoch", "fitSurprise", "stoppingSurprise",
            "area");
    private static final int EPOCH = 2;
    private static final int FIT = 3;
    private static final int STOPPING = 4;
    private static final int AREA = 5;
    private static final String LIKELIHOOD = "likelihood";
    private static final String GAME = "game";

    private TableHistoryCsv() {}

    /**
     * Writes looks.
     *
     * @param looks in order
     * @param out   where to; not closed
     * @throws IOException if it cannot be written
     */
    public static void write(List<TableLook> looks, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        csv.writeRecord(HEADER);
        for (TableLook look : looks) {
            if (look.isGame()) {
                csv.writeRecord(GAME, Long.toString(look.step()), "", "", "", Double.toString(look.area()));
            } else {
                csv.writeRecord(LIKELIHOOD, Long.toString(look.step()), Double.toString(look.epoch()),
                        Double.toString(look.fit()), Double.toString(look.stopping()), "");
            }
        }
        csv.flush();
        text.flush();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param in      the table; not closed
     * @param display its name for messages
     * @return equal looks
     * @throws InvalidInputException if it is not such a table; the message names the line
     * @throws IOException           if it cannot be read
     */
    public static List<TableLook> read(InputStream in, String display) throws IOException {
        List<String> lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(String.join(",", HEADER))) {
            throw new InvalidInputException(display + ": must begin with " + String.join(",", HEADER));
        }
        List<TableLook> looks = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            try {
                looks.add(look(lines.get(i).split(",", -1), looks.isEmpty() ? null : looks.getLast()));
            } catch (IllegalArgumentException e) {
                throw new InvalidInputException(display + ", line " + (i + 1) + ": is not a row of a history", e);
            }
        }
        return looks;
    }

    /** The game comes after likelihood, and steps ascend in both. */
    private static TableLook look(String[] cells, @org.jspecify.annotations.Nullable TableLook before) {
        if (cells.length != HEADER.size()) {
            throw new IllegalArgumentException("another row");
        }
        boolean isGame = cells[0].equals(GAME);
        long step = Long.parseLong(cells[1]);
        boolean isNext = before == null || (before.isGame() == isGame ? step > before.step() : isGame);
        if (!(isGame || cells[0].equals(LIKELIHOOD)) || step < 0 || !isNext) {
            throw new IllegalArgumentException("another row");
        }
        return isGame
                ? new TableLook(true, step, Double.NaN, Double.NaN, Double.NaN, Double.parseDouble(cells[AREA]))
                : new TableLook(false, step, Double.parseDouble(cells[EPOCH]), Double.parseDouble(cells[FIT]),
                        Double.parseDouble(cells[STOPPING]), Double.NaN);
    }
}
