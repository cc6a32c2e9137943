/** Tests of runs, lane by lane. */
@NullMarked
package dev.gan4j.lab.run;

import org.jspecify.annotations.NullMarked;
