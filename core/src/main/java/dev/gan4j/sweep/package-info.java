/** Many runs of one experiment or several: planned, run on all cores, kept in a journal, and summed up. */
@NullMarked
package dev.gan4j.sweep;

import org.jspecify.annotations.NullMarked;
