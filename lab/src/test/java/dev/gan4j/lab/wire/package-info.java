@NullMarked
package dev.gan4j.lab.wire;

import org.jspecify.annotations.NullMarked;
