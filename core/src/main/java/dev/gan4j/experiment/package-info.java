/** The immutable configuration of a run: YAML files, presets, overrides. */
@NullMarked
package dev.gan4j.experiment;

import org.jspecify.annotations.NullMarked;
