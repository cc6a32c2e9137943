/** Connections to the server: their number and time limits. */
@NullMarked
package dev.gan4j.lab.net;

import org.jspecify.annotations.NullMarked;
