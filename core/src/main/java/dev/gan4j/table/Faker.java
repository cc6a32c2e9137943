package dev.gan4j.table;

import dev.gan4j.InvalidInputException;
import java.util.List;
import java.util.ServiceLoader;

/** Makes up texts such as names and addresses, for columns of free text; found by {@link ServiceLoader}. */
public interface Faker {

    /**
     * Returns what can be made up.
     *
     * @return words such as "name" and "email"
     */
    List<String> kinds();

    /**
     * Makes up the texts of a row, which fit one another: the e-mail address has the name.
     *
     * @param seed of the row; the same texts for the same seed, whatever rows are asked for before
     * @return what makes them, for one thread
     */
    Row row(long seed);

    /** The texts of a row. */
    interface Row {

        /**
         * Returns a text.
         *
         * @param kind one of {@link #kinds()}
         * @return the text, in one line; the same whatever texts are asked for before
         */
        String text(String kind);
    }

    /**
     * Finds what makes up texts.
     *
     * @return the first one that is there
     * @throws InvalidInputException if there is none
     */
    static Faker find() {
        return ServiceLoader.load(Faker.class).findFirst().orElseThrow(() -> new InvalidInputException(
                "nothing here can make up texts; add the module gan4j-fakes, or leave fake out of the schema"));
    }
}
