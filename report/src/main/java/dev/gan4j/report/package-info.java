/** A finished run in figures and words. */
@NullMarked
package dev.gan4j.report;

import org.jspecify.annotations.NullMarked;
