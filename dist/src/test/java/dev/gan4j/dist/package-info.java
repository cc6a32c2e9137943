@NullMarked
package dev.gan4j.dist;

import org.jspecify.annotations.NullMarked;
