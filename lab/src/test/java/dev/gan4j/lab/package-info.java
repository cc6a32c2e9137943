@NullMarked
package dev.gan4j.lab;

import org.jspecify.annotations.NullMarked;
