package dev.gan4j.lab.http;

import dev.gan4j.lab.wire.ServerLog;
import java.nio.channels.ClosedChannelException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Writes what the web server logs to the laboratory's own log, which is limited: what it logs, clients have a part in. */
public final class WebServerLog extends Handler {

    /** Kept here, since a logger that nobody holds forgets its level. */
    private static final Logger WEB_SERVER = Logger.getLogger("io.helidon");

    static {
        WEB_SERVER.setUseParentHandlers(false);
        WEB_SERVER.addHandler(new WebServerLog());
    }

    private WebServerLog() {
        setFormatter(new SimpleFormatter());
    }

    /**
     * Says from which level on the web server logs.
     *
     * @param level the level
     */
    public static void setLogged(Level level) {
        WEB_SERVER.setLevel(level);
    }

    @Override
    public void publish(LogRecord record) {
        Throwable thrown = record.getThrown();
        // A connection that the table has closed ends like this.
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
        // Nothing is kept back.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
