/** The table of an experiment's fields, and everything derived from it: reading, writing, overriding, sweeps. */
@NullMarked
package dev.gan4j.experiment.internal;

import org.jspecify.annotations.NullMarked;
