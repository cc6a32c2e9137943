/** Names, addresses and the like that are made up for columns of free text. */
@NullMarked
package dev.gan4j.fakes;

import org.jspecify.annotations.NullMarked;
