package dev.gan4j.table;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Column;
import dev.gan4j.data.NumberFormat;
import dev.gan4j.data.Schema;
import dev.gan4j.data.TimeFormat;
import dev.gan4j.internal.Printable;
import dev.gan4j.internal.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the expression of a rule for the columns of a schema. */
final class ExpressionParser {

    private static final List<String> COMPARISONS = List.of("=", "!=", "<", "<=", ">", ">=");
    private static final int DEEPEST = 100;

    private final Schema schema;
    private final Blanks blanks;
    private final Tokens tokens;
    private final List<Integer> used = new ArrayList<>();
    private int depth;

    /**
     * A condition that was read.
     *
     * @param truth   of a row
     * @param used    the columns that it looks at
     * @param formula where it says that a number or time equals a calculated one, the former's column; -1 otherwise
     * @param result  that calculated one, in the units of the column; null where there is none
     */
    record Condition(Term truth, List<Integer> used, int formula, @Nullable Term result) {}

    ExpressionParser(String expression, Schema schema, Blanks blanks) {
        this.schema = schema;
        this.blanks = blanks;
        tokens = new Tokens(expression, schema.keys());
    }

    Condition condition() {
        Tokens.Token first = tokens.peek();
        Parsed parsed = or();
        if (tokens.peek().kind() != Tokens.Kind.END) {
            throw tokens.error(tokens.peek(),
                    "there must be an operator or the end but there is " + tokens.peek().text());
        }
        Term truth = truth(parsed.term, first);
        boolean isForward = isFormula(parsed.left, parsed.right);
        Term column = isForward ? parsed.left : parsed.right;
        Term result = isForward ? parsed.right : parsed.left;
        return isForward || isFormula(parsed.right, parsed.left)
                ? new Condition(truth, used, Objects.requireNonNull(column).column(), result)
                : new Condition(truth, used, -1, null);
    }

    /** Reads an expression that is one column. */
    Term column() {
        return column(tokens.take());
    }

    private static boolean isFormula(@Nullable Term column, @Nullable Term result) {
        return column != null && column.column() >= 0 && column.category() == null && result != null
                && result.column() < 0
                && result.text() == null && !result.isExact();
    }

    /**
     * A term, and where it is one equality, its sides.
     *
     * @param term  what was read
     * @param left  of an equality; null for other terms
     * @param right of an equality; null for other terms
     */
    private record Parsed(Term term, @Nullable Term left, @Nullable Term right) {}

    private Parsed or() {
        Tokens.Token at = tokens.peek();
        if (++depth > DEEPEST) {
            throw tokens.error(at, "brackets cannot be nested deeper than " + DEEPEST);
        }
        Parsed left = and();
        while (tokens.takes("or")) {
            Tokens.Token next = tokens.peek();
            left = new Parsed(Term.or(truth(left.term, at), truth(and().term, next)), null, null);
        }
        depth--;
        return left;
    }

    private Parsed and() {
        Tokens.Token at = tokens.peek();
        Parsed left = not();
        while (tokens.takes("and")) {
            Tokens.Token next = tokens.peek();
            left = new Parsed(Term.and(truth(left.term, at), truth(not().term, next)), null, null);
        }
        return left;
    }

    private Parsed not() {
        boolean isNot = false;
        boolean any = false;
        while (tokens.takes("not")) {
            isNot = !isNot;
            any = true;
        }
        Tokens.Token at = tokens.peek();
        Parsed parsed = comparison();
        return any ? new Parsed(isNot ? Term.not(truth(parsed.term, at)) : truth(parsed.term, at), null, null) : parsed;
    }

    private Parsed comparison() {
        Tokens.Token at = tokens.peek();
        Term left = sum();
        Term all = null;
        Parsed only = null;
        while (COMPARISONS.contains(tokens.peek().text()) && tokens.peek().kind() == Tokens.Kind.OPERATOR) {
            Tokens.Token operator = tokens.take();
            Term right = sum();
            Term truth = compare(operator, left, right);
            only = all == null && operator.is("=") ? new Parsed(truth, left, right) : null;
            all = all == null ? truth : Term.and(all, truth);
            left = right;
        }
        if (all != null) {
            return only != null ? only : new Parsed(all, null, null);
        }
        boolean isNot = false;
        if (tokens.peek().is("not")) {
            tokens.take();
            isNot = true;
        }
        Term term = left;
        if (tokens.takes("between")) {
            Tokens.Token operator = tokens.peek();
            Term low = sum();
            tokens.require("and");
            term = Term.and(compare(new Tokens.Token(Tokens.Kind.OPERATOR, ">=", operator.at()), left, low),
                    compare(new Tokens.Token(Tokens.Kind.OPERATOR, "<=", operator.at()), left, sum()));
        } else if (tokens.takes("in")) {
            term = in(left);
        } else if (!isNot && tokens.takes("is")) {
            isNot = tokens.takes("not");
            if (!tokens.takes("null")) {
                tokens.require("blank");
            }
            term = isBlank(left, at);
        } else if (isNot) {
            throw tokens.error(tokens.peek(),
                    "there must be in or between after not but there is " + tokens.peek().text());
        }
        return new Parsed(isNot ? Term.not(term) : term, null, null);
    }

    private Term isBlank(Term term, Tokens.Token at) {
        if (term.column() < 0) {
            throw tokens.error(at, "only a column can be blank");
        }
        Term.Categories category = term.category();
        return Term.calculated(Term.Type.TRUTH, row -> {
            double value = row[term.column()];
            return Double.isNaN(value) || (category != null && category.isBlank().get((int) value)) ? 1 : 0;
        });
    }

    private Term in(Term left) {
        tokens.require("(");
        Term any = null;
        do {
            Tokens.Token at = tokens.peek();
            Term one = compare(new Tokens.Token(Tokens.Kind.OPERATOR, "=", at.at()), left, sum());
            any = any == null ? one : Term.or(any, one);
        } while (tokens.takes(","));
        tokens.require(")");
        return any;
    }

    /** Compares two terms of one type; a text in quotes is of the type of what it is compared with. */
    private Term compare(Tokens.Token operator, Term left, Term right) {
        if (left.category() != null && right.text() != null) {
            return category(operator, left, right);
        }
        if (right.category() != null && left.text() != null) {
            return category(new Tokens.Token(operator.kind(), mirrored(operator.text()), operator.at()), right, left);
        }
        if (left.category() != null && right.category() != null && (left.number() == null || right.number() == null)) {
            return columns(operator, left, right);
        }
        Term.Type type = type(operator, left, right);
        Term a = converted(left, type, right);
        Term b = converted(right, type, left);
        if (a == null || b == null) {
            throw tokens.error(operator, (a == null ? described(left) : described(right)) + " cannot be compared with "
                    + (a == null ? described(right) : described(left)));
        }
        return Term.compare(operator.text(), a, b);
    }

    private Term.Type type(Tokens.Token operator, Term left, Term right) {
        Term typed = left.type() == Term.Type.TEXT ? right : left;
        if (typed.type() == Term.Type.TEXT && left.number() != null && right.number() != null) {
            return Term.Type.NUMBER;
        }
        if (typed.type() == Term.Type.TEXT) {
            throw tokens.error(operator, "texts can be compared with a column only");
        }
        return typed.type();
    }

    private @Nullable Term converted(Term term, Term.Type type, Term other) {
        return type == Term.Type.NUMBER && term.text() == null ? term.number() : term.as(type, formats(other));
    }

    private List<TimeFormat> formats(Term other) {
        return other.column() >= 0 && schema.columns().get(other.column()) instanceof Column.Temporal temporal
                ? List.of(temporal.format())
                : schema.columns().stream().flatMap(column -> column instanceof Column.Temporal temporal
                        ? Stream.of(temporal.format())
                        : Stream.empty()).toList();
    }

    private Term category(Tokens.Token operator, Term column, Term literal) {
        Term.Categories category = Objects.requireNonNull(column.category());
        String text = Objects.requireNonNull(literal.text());
        if (!category.texts().contains(text)) {
            throw tokens.error(operator, described(column) + " has no category '" + text + "'"
                    + Spelling.hint(text, category.texts().stream().limit(1000).toList()));
        }
        if (operator.is("=") || operator.is("!=")) {
            Term among = Term.among(column, List.of(text));
            return operator.is("=") ? among : Term.not(among);
        }
        if (!category.ordered()) {
            throw tokens.error(operator, described(column) + " has no order; its kind in the schema must be ordered");
        }
        double rank = category.texts().indexOf(text);
        Term ranks = Term.calculated(Term.Type.NUMBER, row -> Double.isNaN(row[column.column()])
                || category.isBlank().get((int) row[column.column()]) ? Double.NaN : row[column.column()]);
        return Term.compare(operator.text(), ranks, Term.literal(Term.Type.NUMBER, rank, null));
    }

    private Term columns(Tokens.Token operator, Term left, Term right) {
        if (!operator.is("=") && !operator.is("!=")) {
            throw tokens.error(operator, "two columns of texts can be compared by = and != only");
        }
        List<String> known = Objects.requireNonNull(right.category()).texts();
        List<String> texts = Objects.requireNonNull(left.category()).texts();
        double[] places = texts.stream().mapToDouble(known::indexOf).toArray();
        Term equal = Term.calculated(Term.Type.TRUTH, row -> {
            double a = row[left.column()];
            double b = row[right.column()];
            boolean isUnknown = Double.isNaN(a) || Double.isNaN(b)
                    || Objects.requireNonNull(left.category()).isBlank().get((int) a)
                    || Objects.requireNonNull(right.category()).isBlank().get((int) b);
            return isUnknown ? Double.NaN : places[(int) a] == b ? 1 : 0;
        });
        return operator.is("=") ? equal : Term.not(equal);
    }

    private static String mirrored(String operator) {
        return operator.startsWith("<") ? operator.replace('<', '>') : operator.replace('>', '<');
    }

    private Term sum() {
        Term left = product();
        while (tokens.peek().is("+") || tokens.peek().is("-")) {
            Tokens.Token operator = tokens.take();
            left = Arithmetic.sum(tokens, operator, left, product(), this::formats);
        }
        return left;
    }

    private Term product() {
        Term left = sign();
        while (tokens.peek().is("*") || tokens.peek().is("/")) {
            Tokens.Token operator = tokens.take();
            left = Arithmetic.product(tokens, operator, left, sign());
        }
        return left;
    }

    private Term sign() {
        boolean isNegative = false;
        Tokens.Token first = tokens.peek();
        while (tokens.peek().is("-") || tokens.peek().is("+")) {
            isNegative ^= tokens.take().is("-");
        }
        Term term = primary();
        return isNegative ? Arithmetic.negative(tokens, first, term) : term;
    }

    private Term primary() {
        Tokens.Token token = tokens.take();
        return switch (token.kind()) {
            case NUMBER -> Term.literal(Term.Type.NUMBER, Double.parseDouble(token.text()), null);
            case TEXT -> Term.literal(Term.Type.TEXT, Double.NaN, token.text());
            case COLUMN -> column(token);
            case UNKNOWN -> throw unknown(token);
            case OPERATOR -> {
                if (!token.is("(")) {
                    throw tokens.error(token,
                            "there must be a column, a number or a text in quotes but there is " + token.text());
                }
                Term inside = or().term;
                tokens.require(")");
                yield inside;
            }
            case WORD, END ->
                throw tokens.error(token,
                        "there must be a column, a number or a text in quotes but there is " + token.text());
        };
    }

    private InvalidInputException unknown(Tokens.Token token) {
        return tokens.error(token, "there is no column '" + Printable.line(token.text(), 80) + "'"
                + Spelling.hint(token.text(), schema.keys()) + " (a text stands in single quotes)");
    }

    private Term column(Tokens.Token token) {
        int index = schema.keys().indexOf(token.text());
        if (index < 0) {
            throw unknown(token);
        }
        used.add(index);
        return switch (schema.columns().get(index)) {
            case Column.Numeric numeric -> {
                double origin = numeric.format().origin();
                yield new Term(Term.Type.NUMBER, row -> row[index] + origin, null, index, origin == 0, null);
            }
            case Column.Temporal temporal -> switch (temporal.format().kind()) {
                case DATE -> new Term(Term.Type.MOMENT, row -> row[index] * 86_400, null, index, true, null);
                case DATE_TIME -> new Term(Term.Type.MOMENT, row -> row[index], null, index, true, null);
                case TIME -> new Term(Term.Type.TIME, row -> row[index], null, index, true, null);
                case DURATION -> new Term(Term.Type.LENGTH, row -> row[index], null, index, true, null);
            };
            case Column.Categorical categorical -> new Term(Term.Type.TEXT, row -> row[index], null, index, true,
                    new Term.Categories(categorical.categories(),
                            categorical.categories().stream().map(blanks::has).toList(),
                            categorical.ordered()));
            case Column.Constant constant -> {
                double number = NumberFormat.SHORTEST.parse(Blanks.trim(constant.text()));
                yield Double.isNaN(number)
                        ? Term.literal(Term.Type.TEXT, Double.NaN, constant.text())
                        : Term.literal(Term.Type.NUMBER, number, null);
            }
            case Column.Identifier any ->
                throw tokens.error(token, "an identifier is made anew and cannot be in a rule");
            case Column.Text any -> throw tokens.error(token, "free text cannot be in a rule");
        };
    }

    private String described(Term term) {
        return term.column() >= 0
                ? "column '" + schema.columns().get(term.column()).name() + "'"
                : term.text() != null ? "'" + term.text() + "'" : term.type().toString();
    }

    private Term truth(Term term, Tokens.Token at) {
        Term truth = term.truth();
        if (truth == null) {
            throw tokens.error(at, "there must be something that is true or false, such as a comparison, but there is "
                    + described(term));
        }
        return truth;
    }
}
