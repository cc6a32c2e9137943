package dev.gan4j.train.internal;

import dev.gan4j.nn.internal.Schedule;

/** The learning rate of one network, step by step; each factor is computed once for all steps that it applies to. */
final class LearningRate {

    private final Schedule schedule;
    private double base;
    private long changes = -1;
    private double factor;

    LearningRate(Schedule schedule) {
        this.schedule = schedule;
    }

    /** Continues with another learning rate, before the schedule. */
    void setBase(double base) {
        this.base = base;
    }

    /** The learning rate of a step. */
    double at(long step) {
        long now = schedule.changes(step);
        if (now != changes) {
            factor = schedule.factor(now);
            changes = now;
        }
        return base * factor;
    }
}
