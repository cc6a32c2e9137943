package dev.gan4j.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears all that is logged while it is open. */
final class LogListener extends Handler {

    private static final Logger ROOT = Logger.getLogger("");

    private final List<LogRecord> heard = Collections.synchronizedList(new ArrayList<>());

    LogListener() {
        ROOT.addHandler(this);
    }

    List<LogRecord> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel().intValue() >= java.util.logging.Level.INFO.intValue()) {
            heard.add(record);
        }
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    @Override
    public void close() {
        ROOT.removeHandler(this);
    }
}
