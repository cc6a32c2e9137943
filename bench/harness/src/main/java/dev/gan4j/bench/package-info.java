/** The same training step on gan4j, on a hand-written bound and on peer engines: checked, timed and compared. */
@NullMarked
package dev.gan4j.bench;

import org.jspecify.annotations.NullMarked;
