package dev.gan4j.testing;

import java.util.Random;

/** A CSV file of people for tests: identifiers, numbers, categories of which one follows from another, dates, blanks. */
public final class PeopleFile {

    private static final String[] JOBS = {"baker", "clerk", "nurse", "smith"};
    private static final String[] SECTORS = {"food", "office", "health", "craft"};

    private PeopleFile() {}

    /**
     * Writes people.
     *
     * @param rows how many
     * @param seed of the draw
     * @return a text with a row of names
     */
    public static String text(int rows, long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("id,age,sex,job,sector,hours,since,rich\n");
        for (int row = 0; row < rows; row++) {
            int age = 18 + random.nextInt(50);
            int job = random.nextInt(JOBS.length);
            String hours = random.nextInt(8) == 0 ? "" : Integer.toString(random.nextInt(2) == 0 ? 40 : 20 + age % 30);
            text.append("P-").append(10_000 + row).append(',').append(age).append(',')
                    .append(random.nextInt(3) == 0 ? "F" : "M").append(',').append(JOBS[job]).append(',')
                    .append(SECTORS[job]).append(',').append(hours).append(",20").append(10 + random.nextInt(9))
                    .append("-0").append(1 + random.nextInt(9)).append("-1").append(random.nextInt(9)).append(',')
                    .append(random.nextInt(70) < age ? "yes" : "no").append('\n');
        }
        return text.toString();
    }
}
