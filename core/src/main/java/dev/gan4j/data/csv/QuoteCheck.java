package dev.gan4j.data.csv;

import dev.gan4j.InvalidInputException;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * A filter in front of the CSV parser, which is lenient about quotes: it refuses what RFC 4180 does not allow.
 *
 * <p>A cell either has no quote, or begins and ends with one and has every quote inside it twice. Otherwise an unclosed quote
 * would turn the rest of the file into one cell, and its rows would be lost silently. A line ends with LF, CRLF or CR.
 */
final class QuoteCheck extends Reader {

    private enum State {
        CELL_START, UNQUOTED, QUOTED, QUOTE_IN_QUOTED
    }

    private final Reader text;
    private final String display;
    private final char separator;
    private State state = State.CELL_START;
    private boolean afterReturn;
    private String rowEnd = ""; // the first one
    private boolean endsLine;
    private long line = 1;
    private long cell = 1;
    private long openLine;
    private long secondRow; // the line in which it begins
    private long cellsOfLines;
    private long longestLine;
    private long longestLines;

    /**
     * Wraps a text.
     *
     * @param display   the file's name for messages
     * @param separator the character between cells, neither a quote nor an end of line
     */
    QuoteCheck(Reader text, String display, char separator) {
        this.text = text;
        this.display = display;
        this.separator = separator;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = text.read(buffer, offset, length);
        if (count < 0 && state == State.QUOTED) {
            throw new InvalidInputException(display + ", line " + openLine + ", cell " + cell
                    + ": opens a quote that is never closed");
        }
        if (count < 0 && state == State.QUOTE_IN_QUOTED) {
            closed();
            state = State.CELL_START;
        }
        for (int i = offset; i < offset + count; i++) {
            accept(buffer[i]);
        }
        return count;
    }

    private void accept(char c) {
        boolean lineEnd = c == '\n' || c == '\r';
        if (lineEnd && state != State.QUOTED) {
            look(c);
        }
        endsLine = lineEnd;
        switch (state) {
            case CELL_START -> {
                if (c == '"') {
                    state = State.QUOTED;
                    openLine = line;
                } else {
                    unquoted(c, lineEnd);
                }
            }
            case UNQUOTED -> {
                if (c == '"') {
                    throw new InvalidInputException(display + ", line " + line + ", cell " + cell
                            + ": has a quote inside a cell that does not begin with one; a cell with quotes begins and"
                            + " ends with a quote and has each quote in it twice");
                }
                unquoted(c, lineEnd);
            }
            case QUOTED -> state = c == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
            case QUOTE_IN_QUOTED -> {
                if (c == '"') {
                    state = State.QUOTED;
                } else if (lineEnd || c == separator) {
                    closed();
                    unquoted(c, lineEnd);
                } else {
                    throw new InvalidInputException(display + ", line " + line + ", cell " + cell
                            + ": has text after its closing quote; the quote opens in line " + openLine);
                }
            }
        }
        count(c);
    }

    private void look(char c) {
        if (rowEnd.isEmpty()) {
            rowEnd = Character.toString(c);
            secondRow = line + 1;
        } else if (line == secondRow && cell == 1 && c == '\n' && afterReturn && rowEnd.equals("\r")) {
            rowEnd = "\r\n";
        }
    }

    /** Returns what ends the first row: a line feed, a carriage return or both; nothing where the text has no end of a line. */
    String lineEnd() {
        return rowEnd;
    }

    /** Returns whether the text ends with the end of a line. */
    boolean endsLine() {
        return endsLine;
    }

    private void closed() {
        if (line > openLine) {
            cellsOfLines++;
            if (line - openLine >= longestLines) {
                longestLines = line - openLine + 1;
                longestLine = openLine;
            }
        }
    }

    /**
     * Returns a note on cells of several lines, because a missing quote may put many rows into one cell; null if there are
     * none.
     */
    @Nullable
    String note() {
        return cellsOfLines == 0
                ? null
                : (cellsOfLines == 1 ? "1 cell has" : cellsOfLines + " cells have") + " several lines in quotes; the"
                        + " longest begins in line " + longestLine + " and has " + longestLines;
    }

    private void unquoted(char c, boolean lineEnd) {
        if (lineEnd) {
            cell = 1;
            state = State.CELL_START;
        } else if (c == separator) {
            cell++;
            state = State.CELL_START;
        } else {
            state = State.UNQUOTED;
        }
    }

    private void count(char c) {
        if (c == '\r' || (c == '\n' && !afterReturn)) {
            line++;
        }
        afterReturn = c == '\r';
    }

    @Override
    public void close() {
        // The caller closes the text.
    }
}
