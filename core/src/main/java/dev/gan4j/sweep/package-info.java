/** Many runs of one or more experiments: planned, run on all cores, recorded in a journal, and summarised. */
@NullMarked
package dev.gan4j.sweep;

import org.jspecify.annotations.NullMarked;
