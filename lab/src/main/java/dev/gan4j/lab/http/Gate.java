package dev.gan4j.lab.http;

import dev.gan4j.lab.LabOptions;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Admits requests that name this server, come from its own page or from no page at all, and have the token if one is required.
 *
 * <p>An attacker's page can make a browser resolve the attacker's name to this machine (DNS rebinding), but then the request
 * has that name as its {@code Host}. Numeric addresses cannot be rebound.
 */
final class Gate {

    private static final String COOKIE = "gan4j-lab";
    private static final String TOKEN = "token";
    private static final String BEARER = "Bearer ";

    private final @Nullable String token;
    private final List<String> names;
    private final boolean isLocal;

    Gate(LabOptions options, boolean isLocal) {
        token = options.token();
        names = options.names().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        this.isLocal = isLocal;
    }

    /** Refuses requests without access; returns true if the request was answered with a redirect that stores the token. */
    boolean check(Exchange exchange) {
        String host = exchange.header("Host");
        if (host == null || !isOwn(nameOf(host))) {
            throw ApiException.forbidden("host", "Host must be an address of this server in digits, localhost, or a"
                    + " name given with --name, but was " + (host == null ? "missing" : Json.shown(host)));
        }
        String origin = exchange.header("Origin");
        if (origin != null && !origin.equalsIgnoreCase("http://" + host)
                && !origin.equalsIgnoreCase("https://" + host)) {
            throw ApiException.forbidden("origin", "Origin must be this server's own page but was "
                    + Json.shown(origin));
        }
        if ("cross-site".equalsIgnoreCase(exchange.header("Sec-Fetch-Site"))) {
            String mode = exchange.header("Sec-Fetch-Mode");
            if (!("navigate".equalsIgnoreCase(mode) && exchange.method().equals("GET")
                    && !exchange.path().startsWith("/api/"))) {
                throw ApiException.forbidden("origin", "another site's page must not make requests to this server");
            }
        }
        return token != null && checkToken(exchange, token);
    }

    private static boolean checkToken(Exchange exchange, String token) {
        String inAddress = exchange.query(TOKEN);
        if (inAddress != null && exchange.path().equals("/") && equal(inAddress, token)) {
            exchange.header("Set-Cookie", COOKIE + "=" + token + "; Path=/; HttpOnly; SameSite=Lax");
            exchange.header("Location", "/");
            exchange.sendNothing(303);
            return true;
        }
        String bearer = exchange.header("Authorization");
        if (bearer != null && bearer.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && equal(bearer.substring(BEARER.length()).strip(), token)) {
            return false;
        }
        String cookies = exchange.header("Cookie");
        if (cookies != null) {
            for (String cookie : cookies.split(";")) {
                String[] parts = cookie.strip().split("=", 2);
                if (parts.length == 2 && parts[0].equals(COOKIE) && equal(parts[1], token)) {
                    return false;
                }
            }
        }
        throw ApiException.token("this laboratory requires its token: open the address that was printed when it was"
                + " started, or send Authorization: Bearer TOKEN");
    }

    private static boolean equal(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isOwn(String name) {
        if (name.equals("localhost") || names.contains(name)) {
            return true;
        }
        if (isLocal) {
            return (name.startsWith("127.") && isDigits(name)) || name.equals("[::1]");
        }
        return isDigits(name) || (name.startsWith("[") && name.endsWith("]"));
    }

    private static boolean isDigits(String name) {
        return name.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    /** The host without the port. */
    private static String nameOf(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
    }
}
