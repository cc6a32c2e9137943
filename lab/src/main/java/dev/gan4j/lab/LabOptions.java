package dev.gan4j.lab;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Printable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The options of a laboratory: where it listens, who has access, and its limits; immutable.
 *
 * @param host   the address to listen on
 * @param port   the port to listen on; 0 for any that is free
 * @param token  the token that clients need; null for none, which is allowed only if it listens on this machine alone
 * @param names  host names of the server, in addition to numeric addresses and localhost
 * @param limits its limits
 */
public record LabOptions(String host, int port, @Nullable String token, List<String> names, Limits limits) {

    /** The default address: this machine only. */
    public static final String DEFAULT_HOST = "127.0.0.1";

    /** The default port. */
    public static final int DEFAULT_PORT = 7341;

    /** A host name, or an IPv6 address in brackets. */
    private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
            + "(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*\\.?|\\[[0-9A-Fa-f:.]{2,45}\\]");
    private static final int LONGEST_SHOWN = 80;
    private static final int LEAST_TOKEN = 16;
    private static final int TOKEN_BYTES = 24;

    /**
     * Checks the values; creates a token if one is needed and none is specified.
     *
     * @throws InvalidInputException if the address is not one of this machine's, or the port, the token or a name is invalid
     */
    public LabOptions {
        requireNonNull(limits, "limits must not be null");
        names = List.copyOf(names);
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw new InvalidInputException("--name must be a host's name without a port, as browsers send it:"
                        + " letters, digits, dots, dashes and underscores, at most 253, but was "
                        + (name.isEmpty() ? "empty" : Printable.line(name, LONGEST_SHOWN)));
            }
        }
        if (port < 0 || port > 65_535) {
            throw new InvalidInputException("--port must be from 0 to 65535 but was " + port);
        }
        if (token != null && !token.matches("[A-Za-z0-9._~-]{" + LEAST_TOKEN + ",200}")) {
            throw new InvalidInputException("--token must be " + LEAST_TOKEN
                    + " to 200 letters, digits, dots, dashes, underscores or tildes, but had " + token.length()
                    + " characters");
        }
        if (token == null && !address(host).isLoopbackAddress()) {
            token = randomToken();
        }
    }

    /**
     * Returns options for this machine only.
     *
     * @param port   the port to listen on; 0 for any that is free
     * @param limits the limits of the laboratory
     * @return options without a token
     */
    public static LabOptions local(int port, Limits limits) {
        return new LabOptions(DEFAULT_HOST, port, null, List.of(), limits);
    }

    /** Creates an unguessable token for an address. */
    static String randomToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The address to listen on. */
    InetAddress address() {
        return address(host);
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new InvalidInputException("--host must be an address of this machine but was " + host, e);
        }
    }
}
