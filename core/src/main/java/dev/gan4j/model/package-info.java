/** The saved model file: write, read. */
@NullMarked
package dev.gan4j.model;

import org.jspecify.annotations.NullMarked;
