/** Input from users: experiments, uploads, drawings. */
@NullMarked
package dev.gan4j.lab.input;

import org.jspecify.annotations.NullMarked;
