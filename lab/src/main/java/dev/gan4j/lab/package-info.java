/** The laboratory: a web server to watch, step and change trainings. */
@NullMarked
package dev.gan4j.lab;

import org.jspecify.annotations.NullMarked;
