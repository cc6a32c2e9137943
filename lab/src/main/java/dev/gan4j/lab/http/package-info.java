/** The server's routes, checks and streams. */
@NullMarked
package dev.gan4j.lab.http;

import org.jspecify.annotations.NullMarked;
