package dev.gan4j.codec;

/** How the cells of one column of a table become codes, and codes become cells; fitted on training rows. */
public sealed interface ColumnCode permits CategoryCode, NumberCode {

    /**
     * Returns the number of codes.
     *
     * @return at least 1
     */
    int width();

    /**
     * Returns the code of a cell.
     *
     * @param value as a dataset holds it
     * @return from 0
     */
    int encode(double value);

    /**
     * Returns the cell of a code.
     *
     * @param code    one that is emitted
     * @param uniform in [0, 1); where in the code's interval the cell lies
     * @return as a dataset holds it
     */
    double decode(int code, double uniform);

    /**
     * Returns whether samples may have a code.
     *
     * @param code from 0
     * @return false for what is too rare
     */
    boolean isEmitted(int code);
}
