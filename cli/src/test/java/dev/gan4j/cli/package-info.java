@NullMarked
package dev.gan4j.cli;

import org.jspecify.annotations.NullMarked;
