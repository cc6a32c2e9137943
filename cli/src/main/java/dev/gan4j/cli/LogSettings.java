package dev.gan4j.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/**
 * What the command logs on standard error: what the JDK logs by default, but of the reader of Parquet files warnings alone. The JDK
 * makes it when something is logged for the first time, so that no other command pays for it.
 */
public final class LogSettings {

    private static final String CLASS = "java.util.logging.config.class";
    private static final String FILE = "java.util.logging.config.file";
    private static final String SETTINGS = """
            handlers=java.util.logging.ConsoleHandler
            .level=INFO
            dev.hardwood.level=WARNING
            """;

    /**
     * Reads the settings, as the JDK asks.
     *
     * @throws IOException never, since nothing is read from a file
     */
    public LogSettings() throws IOException {
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(SETTINGS.getBytes(StandardCharsets.UTF_8)));
    }

    /** Names this class to the JDK, unless the user has settings of their own. */
    static void apply() {
        if (System.getProperty(CLASS) == null && System.getProperty(FILE) == null) {
            System.setProperty(CLASS, LogSettings.class.getName());
        }
    }
}
