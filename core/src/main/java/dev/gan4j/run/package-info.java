/** The directory that a recorded run leaves. */
@NullMarked
package dev.gan4j.run;

import org.jspecify.annotations.NullMarked;
