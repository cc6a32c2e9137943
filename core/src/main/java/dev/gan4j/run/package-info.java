/** The directory of a recorded run. */
@NullMarked
package dev.gan4j.run;

import org.jspecify.annotations.NullMarked;
