package dev.gan4j.table;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Printable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a rule's expression. A column is named by its name, the longest one that stands at a place, or by any name
 * inside double quotes; texts and times stand in single quotes.
 */
final class Tokens {

    private static final Pattern NUMBER = Pattern.compile("(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final Pattern OPERATOR = Pattern.compile("<=|>=|!=|<>|==|[-+*/(),<>=]");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final List<String> WORDS = List.of("and", "or", "not", "in", "between", "is", "blank", "null");
    private static final int LONGEST = 10_000;

    /** What a word is. */
    enum Kind {
        NUMBER, TEXT, COLUMN, OPERATOR, WORD, UNKNOWN, END
    }

    /**
     * A word.
     *
     * @param kind what it is
     * @param text as it is meant: without quotes, operators in one way
     * @param at   where it begins, from 1
     */
    record Token(Kind kind, String text, int at) {

        boolean is(String word) {
            return (kind == Kind.OPERATOR || kind == Kind.WORD) && text.equals(word);
        }
    }

    private final String expression;
    private final List<String> columns; // the longest first
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    Tokens(String expression, List<String> columns) {
        this.expression = expression;
        this.columns = columns.stream().sorted(Comparator.comparingInt(name -> -name.length())).toList();
        if (expression.length() > LONGEST) {
            throw error(new Token(Kind.END, "", LONGEST), "must have at most " + LONGEST + " characters");
        }
        int at = 0;
        while (at < expression.length()) {
            at = expression.charAt(at) <= ' ' ? at + 1 : add(at);
        }
        tokens.add(new Token(Kind.END, "its end", expression.length() + 1));
    }

    private int add(int at) {
        char c = expression.charAt(at);
        if (c == '\'' || c == '"') {
            return quoted(at, c);
        }
        String column = columns.stream().filter(name -> isColumn(name, at)).findFirst().orElse(null);
        Matcher word = WORD.matcher(expression).region(at, expression.length());
        boolean isWord = word.lookingAt();
        String lower = isWord ? word.group().toLowerCase(Locale.ROOT) : "";
        if (column != null && !(WORDS.contains(lower) && word.end() == at + column.length())) {
            tokens.add(new Token(Kind.COLUMN, column, at + 1));
            return at + column.length();
        }
        if (isWord) {
            tokens.add(WORDS.contains(lower)
                    ? new Token(Kind.WORD, lower, at + 1)
                    : new Token(Kind.UNKNOWN, word.group(), at + 1));
            return word.end();
        }
        Matcher number = NUMBER.matcher(expression).region(at, expression.length());
        if (number.lookingAt()) {
            tokens.add(new Token(Kind.NUMBER, number.group(), at + 1));
            return number.end();
        }
        Matcher operator = OPERATOR.matcher(expression).region(at, expression.length());
        if (operator.lookingAt()) {
            String text = operator.group();
            tokens.add(new Token(Kind.OPERATOR, text.equals("<>") ? "!=" : text.equals("==") ? "=" : text, at + 1));
            return operator.end();
        }
        throw error(new Token(Kind.UNKNOWN, "", at + 1), "'" + Printable.line(expression.substring(at), 10)
                + "' is no number, column, text in quotes or operator");
    }

    private int quoted(int at, char quote) {
        StringBuilder text = new StringBuilder();
        int end = at + 1;
        while (end < expression.length()) {
            char c = expression.charAt(end);
            if (c == quote && end + 1 < expression.length() && expression.charAt(end + 1) == quote) {
                end++;
            } else if (c == quote) {
                tokens.add(new Token(quote == '"' ? Kind.COLUMN : Kind.TEXT, text.toString(), at + 1));
                return end + 1;
            }
            text.append(c);
            end++;
        }
        throw error(new Token(Kind.UNKNOWN, "", at + 1), "a quote is opened and never closed");
    }

    /** Whether a name stands at a place, and no longer one may be meant. */
    private boolean isColumn(String name, int at) {
        int end = at + name.length();
        return expression.startsWith(name, at) && Character.isLetter(name.charAt(0))
                && (end == expression.length() || !Character.isLetterOrDigit(name.charAt(name.length() - 1))
                        || !(Character.isLetterOrDigit(expression.charAt(end)) || expression.charAt(end) == '_'));
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    /** Takes the next word if it is this one. */
    boolean takes(String word) {
        if (peek().is(word)) {
            take();
            return true;
        }
        return false;
    }

    void require(String word) {
        if (!takes(word)) {
            throw error(peek(), "there must be " + word + " but there is " + peek().text());
        }
    }

    InvalidInputException error(Token token, String message) {
        return new InvalidInputException(
                "rule \"" + Printable.line(expression, 100) + "\", character " + token.at() + ": "
                        + message);
    }
}
