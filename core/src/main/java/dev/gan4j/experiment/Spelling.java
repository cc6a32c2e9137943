package dev.gan4j.experiment;

import java.util.Collection;
import java.util.Locale;

/** What a misspelt name may have been meant to be. */
final class Spelling {

    private static final int FARTHEST = 2;

    private Spelling() {}

    /**
     * Returns the end of an error message.
     *
     * @return {@code ; did you mean "x"?}, or nothing where no allowed name is near
     */
    static String hint(String name, Collection<String> allowed) {
        String best = "";
        int least = FARTHEST + 1;
        for (String candidate : allowed) {
            int distance = distance(plain(name), plain(candidate));
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best.isEmpty() || name.length() > 64 ? "" : "; did you mean \"" + best + "\"?";
    }

    private static String plain(String name) {
        return name.substring(0, Math.min(name.length(), 64)).toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** Levenshtein's edit distance, row by row. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
