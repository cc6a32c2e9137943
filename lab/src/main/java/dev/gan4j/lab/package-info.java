/** The laboratory: a web server on which trainings can be watched, stepped and changed. */
@NullMarked
package dev.gan4j.lab;

import org.jspecify.annotations.NullMarked;
