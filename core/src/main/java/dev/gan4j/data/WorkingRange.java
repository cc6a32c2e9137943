package dev.gan4j.data;
/** The working range of data. */
public final class WorkingRange {
    private WorkingRange() {}
}
