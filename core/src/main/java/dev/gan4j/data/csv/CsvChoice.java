package dev.gan4j.data.csv;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.internal.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a file that are read. */
final class CsvChoice {

    private final String display;
    private final CsvHeading heading;
    private final CsvProfile profile;
    private final int label; // -1 for none
    private final List<Picked> picked = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * A column that is read.
     *
     * @param index from 0
     * @param named whether the user named it; codes then count as numbers
     */
    record Picked(int index, boolean named) {}

    /**
     * Chooses the columns.
     *
     * @param label the column that holds each row's class, by its name or number; null for none
     * @param line  of the first row, for messages
     */
    CsvChoice(String display, CsvHeading heading, CsvProfile profile, ColumnChoice wanted, @Nullable String label,
            long line) {
        this.display = display;
        this.heading = heading;
        this.profile = profile;
        this.label = label == null ? -1 : heading.find(label);
        switch (wanted) {
            case ColumnChoice.Named named -> named.columns().forEach(this::name);
            case ColumnChoice.First() -> first();
            case ColumnChoice.Numeric() -> numeric();
        }
        if (picked.isEmpty()) {
            throw new InvalidInputException(display + ", line " + line + ": no column holds a number; the columns are "
                    + heading.list());
        }
    }

    List<Picked> columns() {
        return picked;
    }

    /** The column of the classes; -1 for none. */
    int label() {
        return label;
    }

    /** A sentence for each column that was skipped but may have been meant. */
    List<String> notes() {
        return notes;
    }

    private void name(String name) {
        int index = heading.find(name);
        if (index == label) {
            throw new InvalidInputException(display + ": column " + heading.title(index)
                    + " must be either the label or one of the columns but is both");
        }
        if (picked.contains(new Picked(index, true))) {
            throw new InvalidInputException(display + ": column '" + Texts.printable(name.trim())
                    + "' must be named only once");
        }
        picked.add(new Picked(index, true));
    }

    private void first() {
        int index = heading.width() == 1 ? 0 : -1;
        for (CsvCell kind : List.of(CsvCell.NUMBER, CsvCell.NOT_FINITE, CsvCell.CODE, CsvCell.MISSING)) {
            index = index < 0 ? profile.first(kind) : index;
        }
        for (int i = 0; i < index; i++) {
            notePassedOver(i);
        }
        if (index >= 0) {
            picked.add(new Picked(index, false));
        }
    }

    private void numeric() {
        for (int i = 0; i < heading.width(); i++) {
            if (i != label && profile.kind(i) == CsvCell.NUMBER) {
                picked.add(new Picked(i, false));
            } else if (i != label) {
                notePassedOver(i);
            }
        }
    }

    private void notePassedOver(int index) {
        String reason = profile.reasonToPassOver(index);
        if (reason != null) {
            notes.add("column " + heading.title(index) + " is skipped: " + reason);
        }
    }

    /** The end of a message about a cell of a column that the user did not name: which other columns there are. */
    String others(Picked column) {
        if (column.named() || heading.width() == 1) {
            return "";
        }
        List<String> others = new ArrayList<>();
        for (int i = 0; i < heading.width() && others.size() < 10; i++) {
            if (i != column.index() && profile.isNumeric(i)) {
                others.add(heading.title(i));
            }
        }
        return "; the column was chosen because it begins with a number"
                + (others.isEmpty() ? "" : ", name another, such as " + String.join(", ", others));
    }
}
