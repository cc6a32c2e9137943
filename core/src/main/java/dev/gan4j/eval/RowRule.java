package dev.gan4j.eval;

import dev.gan4j.data.Dataset;

/** What must hold in every row of a table, such as "end is not before start" or "education decides education-num". */
public interface RowRule {

    /**
     * Returns the rule in words.
     *
     * @return such as "end >= start"
     */
    String words();

    /**
     * Tells whether a row keeps the rule.
     *
     * @param table of the schema that the rule is of
     * @param row   from 0
     * @return whether it does
     */
    boolean holds(Dataset table, int row);
}
