/** The gan4j command: arguments, progress, exit codes. */
@NullMarked
package dev.gan4j.cli;

import org.jspecify.annotations.NullMarked;
