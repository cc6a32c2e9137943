package dev.gan4j.lab.http;

import dev.gan4j.lab.wire.ServerLog;
import java.nio.channels.ClosedChannelException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Forwards the web server's log to the laboratory's own log, which is rate-limited, because clients can cause the web server to
 * log.
 */
public final class WebServerLog extends Handler {

    /** Kept here, because a logger without references loses its level. */
    private static final Logger WEB_SERVER = Logger.getLogger("io.helidon");

    static {
        WEB_SERVER.setUseParentHandlers(false);
        WEB_SERVER.addHandler(new WebServerLog());
    }

    private WebServerLog() {
        setFormatter(new SimpleFormatter());
    }

    /**
     * Sets the level from which on the web server logs.
     *
     * @param level the level
     */
    public static void setLogged(Level level) {
        WEB_SERVER.setLevel(level);
    }

    @Override
    public void publish(LogRecord record) {
        Throwable thrown = record.getThrown();
        // Normal for a connection that the table has closed.
        boolean isClosed = thrown != null && thrown.getCause() instanceof ClosedChannelException;
        if (isLoggable(record) && !isClosed) {
            ServerLog.LOG.write(
                    record.getLevel().intValue() >= Level.SEVERE.intValue()
                            ? System.Logger.Level.ERROR
                            : System.Logger.Level.WARNING,
                    "web server: " + getFormatter().formatMessage(record) + (thrown == null ? "" : ": " + thrown));
        }
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        // Nothing to close.
    }
}
