package dev.gan4j.lab.input;

import java.security.SecureRandom;
import java.util.Base64;

/** Unguessable identifiers. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private Ids() {}

    /**
     * Creates a new one.
     *
     * @param kind its prefix
     * @return such as "r-8fQ..."
     */
    public static String of(String kind) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return kind + "-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
