package dev.gan4j.lab.wire;

/**
 * The size of a grid.
 *
 * @param columns points or cells of each row
 * @param rows    how many rows; 1 for a line
 */
public record Grid(int columns, int rows) {}
