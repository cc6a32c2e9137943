/** Classifiers that judge generated samples. */
@NullMarked
package dev.gan4j.referees;

import org.jspecify.annotations.NullMarked;
