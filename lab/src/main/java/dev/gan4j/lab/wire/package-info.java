/** The wire format: JSON, refusals, messages to viewers. */
@NullMarked
package dev.gan4j.lab.wire;

import org.jspecify.annotations.NullMarked;
