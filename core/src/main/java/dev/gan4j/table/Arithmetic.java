package dev.gan4j.table;

import dev.gan4j.data.TimeFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sums and products of the numbers and times of a rule. */
final class Arithmetic {

    private Arithmetic() {}

    /**
     * Adds or subtracts.
     *
     * @param formats of times, for a text in quotes beside a term
     */
    static Term sum(Tokens tokens, Tokens.Token operator, Term left, Term right,
            Function<Term, List<TimeFormat>> formats) {
        boolean isMinus = operator.is("-");
        Term a = operand(left, right, isMinus, formats);
        Term b = operand(right, left, isMinus, formats);
        Term.Type type = a == null || b == null ? null : sum(a.type(), b.type(), isMinus);
        if (a == null || b == null || type == null) {
            throw tokens.error(operator, left.type() + " and " + right.type() + " cannot be "
                    + (isMinus ? "subtracted" : "added"));
        }
        return Term.calculated(type, isMinus ? row -> a.in(row) - b.in(row) : row -> a.in(row) + b.in(row));
    }

    private static Term.@Nullable Type sum(Term.Type left, Term.Type right, boolean isMinus) {
        return switch (left) {
            case NUMBER -> right == Term.Type.NUMBER ? Term.Type.NUMBER : null;
            case MOMENT, TIME -> right == Term.Type.LENGTH ? left : isMinus && right == left ? Term.Type.LENGTH : null;
            case LENGTH -> right == Term.Type.LENGTH
                    ? Term.Type.LENGTH
                    : !isMinus && (right == Term.Type.MOMENT || right == Term.Type.TIME) ? right : null;
            case TEXT, TRUTH -> null;
        };
    }

    /** A text in quotes is a length of time beside any time, or what is subtracted from a moment. */
    private static @Nullable Term operand(Term term, Term other, boolean isMinus,
            Function<Term, List<TimeFormat>> formats) {
        if (term.text() == null) {
            return term.type() == Term.Type.TEXT ? term.number() : term;
        }
        Term length = term.as(Term.Type.LENGTH, List.of());
        return length == null && isMinus && other.text() == null ? term.as(other.type(), formats.apply(other)) : length;
    }

    static Term product(Tokens tokens, Tokens.Token operator, Term left, Term right) {
        boolean isQuotient = operator.is("/");
        Term a = factor(left);
        Term b = factor(right);
        Term.Type type = a == null || b == null ? null : product(a.type(), b.type(), isQuotient);
        if (a == null || b == null || type == null) {
            throw tokens.error(operator, left.type() + " and " + right.type() + " cannot be "
                    + (isQuotient ? "divided" : "multiplied"));
        }
        return Term.calculated(type, isQuotient
                // A division by 0 has no value, as in SQL's arithmetic with nulls.
                ? row -> b.in(row) == 0 ? Double.NaN : a.in(row) / b.in(row)
                : row -> a.in(row) * b.in(row));
    }

    private static @Nullable Term factor(Term term) {
        return term.text() != null
                ? term.as(Term.Type.LENGTH, List.of())
                : term.type() == Term.Type.TEXT ? term.number() : term;
    }

    private static Term.@Nullable Type product(Term.Type left, Term.Type right, boolean isQuotient) {
        boolean isLeftLength = left == Term.Type.LENGTH;
        boolean isRightLength = right == Term.Type.LENGTH;
        if ((left != Term.Type.NUMBER && !isLeftLength) || (right != Term.Type.NUMBER && !isRightLength)) {
            return null;
        }
        if (isLeftLength && isRightLength) {
            return isQuotient ? Term.Type.NUMBER : null;
        }
        return isQuotient && isRightLength ? null : isLeftLength || isRightLength ? Term.Type.LENGTH : Term.Type.NUMBER;
    }

    static Term negative(Tokens tokens, Tokens.Token at, Term term) {
        Term number = factor(term);
        if (number == null || (number.type() != Term.Type.NUMBER && number.type() != Term.Type.LENGTH)) {
            throw tokens.error(at, term.type() + " cannot be negative");
        }
        return number.column() < 0 && number.isExact()
                ? Term.literal(number.type(), -number.in(new double[0]), null)
                : Term.calculated(number.type(), row -> -number.in(row));
    }
}
