package dev.gan4j.lab.http;

import static java.util.Objects.requireNonNull;

import dev.gan4j.report.RunReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The page's files: a fixed table from paths to bytes, read when the server starts, so paths of requests are never resolved.
 */
final class Assets {

    private static final String FOLDER = "/dev/gan4j/lab/web";
    private static final Map<String, String> TYPES = Map.of(".html", "text/html; charset=utf-8", ".js",
            "text/javascript; charset=utf-8", ".css", "text/css; charset=utf-8", ".json",
            "application/json; charset=utf-8", ".svg", "image/svg+xml", ".png", "image/png", ".woff2", "font/woff2");

    private final Map<String, File> files = new TreeMap<>();

    @SuppressWarnings("ArrayRecordComponent")
    private record File(byte[] bytes, String type, String tag) {}

    Assets() {
        for (String path : list()) {
            int dot = path.lastIndexOf('.');
            String type = dot < 0 ? null : TYPES.get(path.substring(dot));
            if (type == null) {
                throw new IllegalStateException("a file of the page must have a known type but was " + path);
            }
            put(path.equals("index.html") ? "/" : "/" + path, type, resource("/" + path));
        }
        // The page uses the colours of the reports.
        put("/inks.css", requireNonNull(TYPES.get(".css")),
                (":root{" + RunReport.inks(false) + "}:root[data-theme=dark]{"
                        + RunReport.inks(true) + "}").getBytes(StandardCharsets.UTF_8));
    }

    private void put(String path, String type, byte[] bytes) {
        files.put(path, new File(bytes, type, tagOf(bytes)));
    }

    /** The names of all files, as listed by the build. */
    private static String[] list() {
        return new String(resource("/files.txt"), StandardCharsets.UTF_8).lines()
                .map(line -> line.strip().replace('\\', '/'))
                .filter(line -> !line.isEmpty() && !line.equals("files.txt"))
                .toArray(String[]::new);
    }

    private static byte[] resource(String path) {
        try (InputStream in = Assets.class.getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                throw new IllegalStateException("the build has left out " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tagOf(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    boolean has(String path) {
        return files.containsKey(path);
    }

    /** Answers with an existing file. */
    void serve(Exchange exchange) {
        File file = requireNonNull(files.get(exchange.path()));
        exchange.header("Cache-Control", "no-cache");
        exchange.header("ETag", file.tag);
        if (file.tag.equals(exchange.header("If-None-Match"))) {
            exchange.sendNothing(304);
        } else {
            exchange.send(200, file.type, file.bytes);
        }
    }
}
