package dev.gan4j.data;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** What an identifier's pattern says: texts, and fields between them. */
final class CodePattern {

    /** What the fields of a pattern are. */
    enum Kind {
        NUMBER, UUID, CODE
    }

    private static final String DIGITS = "0123456789";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final long MOST = 1L << 62;
    private static final int MOST_DIGITS = 18;

    private final Kind kind;
    private final boolean isUpper;
    private final int digits;
    private final String before; // a number or UUID
    private final String after;
    private final List<String> alphabets; // of a code, a text that never changes has one of one character
    private final int counted; // how many of them the number of an identifier counts; the others are random
    private final long size;

    private CodePattern(Kind kind, boolean isUpper, int digits, String before, String after, List<String> alphabets) {
        this.kind = kind;
        this.isUpper = isUpper;
        this.digits = digits;
        this.before = before;
        this.after = after;
        this.alphabets = alphabets;
        long product = 1;
        int count = 0;
        while (count < alphabets.size() && product <= MOST / alphabets.get(count).length()) {
            product *= alphabets.get(count++).length();
        }
        counted = count;
        size = product;
    }

    static CodePattern of(String pattern) {
        List<String> alphabets = new ArrayList<>();
        int at = 0;
        int fields = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c != '{' && c != '}') {
                alphabets.add(String.valueOf(c));
                at++;
                continue;
            }
            if (pattern.startsWith("{{", at) || pattern.startsWith("}}", at)) {
                alphabets.add(String.valueOf(c));
                at += 2;
                continue;
            }
            int close = pattern.indexOf('}', at);
            if (c == '}' || close < 0) {
                throw wrong(pattern, "has a brace without its partner; a brace of the text itself is written twice");
            }
            String field = pattern.substring(at + 1, close);
            fields++;
            if (field.startsWith("number") || field.equalsIgnoreCase("uuid")) {
                String after = text(pattern, close + 1);
                return special(pattern, field, String.join("", fields == 1 ? alphabets : List.of("\0")), after);
            }
            if (field.isEmpty()) {
                throw wrong(pattern, "has an empty field");
            }
            for (int i = 0; i < field.length(); i++) {
                alphabets.add(alphabet(pattern, field.charAt(i)));
            }
            at = close + 1;
        }
        if (fields == 0) {
            throw wrong(pattern, "has no field, such as {number}");
        }
        return new CodePattern(Kind.CODE, false, 0, "", "", alphabets);
    }

    private static CodePattern special(String pattern, String field, String before, String after) {
        if (before.equals("\0")) {
            throw wrong(pattern, "has another field beside " + "{" + field + "}");
        }
        boolean isUuid = field.equalsIgnoreCase("uuid");
        if (!field.matches("number(:[1-9][0-9]?)?|uuid|UUID")) {
            throw wrong(pattern, "has the field {" + field + "}, which must be {number}, {number:6}, {uuid} or {UUID}");
        }
        int digits = field.indexOf(':') < 0 ? 1 : Integer.parseInt(field.substring(field.indexOf(':') + 1));
        if (digits > MOST_DIGITS) {
            throw wrong(pattern, "has more than " + MOST_DIGITS + " digits");
        }
        return new CodePattern(isUuid ? Kind.UUID : Kind.NUMBER, field.equals("UUID"), digits, before, after,
                List.of());
    }

    /** Returns the rest of a pattern, which must have no field. */
    private static String text(String pattern, int from) {
        String rest = pattern.substring(from).replace("{{", "\1").replace("}}", "\2");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            throw wrong(pattern, "has another field beside a number or a UUID");
        }
        return rest.replace('\1', '{').replace('\2', '}');
    }

    static String alphabet(String pattern, char c) {
        return switch (c) {
            case '9' -> DIGITS;
            case 'A' -> UPPER;
            case 'a' -> LOWER;
            case 'H' -> DIGITS + UPPER.substring(0, 6);
            case 'h' -> DIGITS + LOWER.substring(0, 6);
            case 'X' -> DIGITS + UPPER;
            case 'x' -> DIGITS + LOWER;
            case '*' -> DIGITS + UPPER + LOWER;
            default -> throw wrong(pattern,
                    "has the character '" + c + "' in a field, where 9, A, a, H, h, X, x and * may be");
        };
    }

    private static IllegalArgumentException wrong(String pattern, String why) {
        return new IllegalArgumentException("the pattern \"" + pattern + "\" " + why);
    }

    Kind kind() {
        return kind;
    }

    boolean isUpper() {
        return isUpper;
    }

    /** How many identifiers can be counted. */
    long size() {
        return size;
    }

    String text(String middle) {
        return before + middle + after;
    }

    String number(long value) {
        String plain = Long.toString(value);
        return before + "0".repeat(Math.max(0, digits - plain.length())) + plain + after;
    }

    /** Returns the first number with more digits than the pattern, and than a number, has. */
    long longer(long number) {
        int length = Math.max(digits, Long.toString(number).length());
        long first = 1;
        for (int i = 0; i < length; i++) {
            first = Math.multiplyExact(first, 10);
        }
        return first;
    }

    /** Returns an identifier by its number; what that does not count is random. */
    String code(long value, UniformRandomProvider random) {
        char[] text = new char[alphabets.size()];
        long rest = value;
        for (int i = counted - 1; i >= 0; i--) {
            String alphabet = alphabets.get(i);
            text[i] = alphabet.charAt((int) (rest % alphabet.length()));
            rest /= alphabet.length();
        }
        for (int i = counted; i < text.length; i++) {
            text[i] = alphabets.get(i).charAt(random.nextInt(alphabets.get(i).length()));
        }
        return String.valueOf(text);
    }

    /** Returns the number of an identifier; -1 for a text of another pattern. */
    long value(String text) {
        if (text.length() != alphabets.size()) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < alphabets.size(); i++) {
            int digit = alphabets.get(i).indexOf(text.charAt(i));
            if (digit < 0) {
                return -1;
            }
            value = i < counted ? value * alphabets.get(i).length() + digit : value;
        }
        return value;
    }
}
