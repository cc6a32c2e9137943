/** Runs that can be watched, stepped and changed. */
@NullMarked
package dev.gan4j.lab.run;

import org.jspecify.annotations.NullMarked;
