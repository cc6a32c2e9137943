package dev.gan4j.internal;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Suggestions for misspelt names. */
public final class Spelling {

    /** In a name of up to this length, one letter may be wrong; in a longer one two; in a single letter none. */
    private static final int SHORT = 4;
    private static final int LONGEST = 64;
    private static final int LEAST_BEGINNING = 3;

    private Spelling() {}

    /**
     * Returns the end of an error message.
     *
     * @param name    what was written
     * @param allowed what might have been
     * @return {@code ; did you mean "x"?}, or nothing if no allowed name is near
     */
    public static String hint(String name, Collection<String> allowed) {
        return question(nearest(name, allowed));
    }

    /**
     * Returns the end of an error message.
     *
     * @param names what may have been meant
     * @return {@code ; did you mean "x" or "y"?}, or nothing if there are none
     */
    public static String question(List<String> names) {
        return names.isEmpty()
                ? ""
                : names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(" or ", "; did you mean ",
                        "?"));
    }

    /**
     * Returns the nearest allowed name by wrong, missing, additional and swapped letters; otherwise a name that begins with
     * what was written.
     *
     * @param name    what was written
     * @param allowed what might have been
     * @return one name, or none if none is near
     */
    public static List<String> nearest(String name, Collection<String> allowed) {
        if (name.length() > LONGEST) {
            return List.of();
        }
        String plain = plain(name);
        List<String> best = List.of();
        int least = plain.length() > SHORT ? 3 : plain.length() > 1 ? 2 : 1;
        for (String candidate : allowed) {
            int distance = distance(plain, plain(candidate));
            if (distance < least) {
                least = distance;
                best = List.of(candidate);
            }
        }
        return best.isEmpty() && plain.length() >= LEAST_BEGINNING
                ? allowed.stream().filter(candidate -> plain(candidate).startsWith(plain)).limit(1).toList()
                : best;
    }

    private static String plain(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST)).toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** The edit distance in which swapping two neighbours counts once (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            table[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            table[i][0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean isSame = a.charAt(i - 1) == b.charAt(j - 1);
                int least = Math.min(table[i - 1][j - 1] + (isSame ? 0 : 1),
                        1 + Math.min(table[i - 1][j], table[i][j - 1]));
                boolean isExchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
                table[i][j] = isExchanged ? Math.min(least, table[i - 2][j - 2] + 1) : least;
            }
        }
        return table[a.length()][b.length()];
    }
}
