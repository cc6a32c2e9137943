package dev.gan4j.cli;

import dev.gan4j.table.DatabaseAccess;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a database is reached. */
final class AccessOptions {

    @Option(names = "--driver", paramLabel = "DRIVER.jar",
            description = "The driver of the database (default: one of the class path). None is shipped with gan4j.")
    private @Nullable Path driver;

    @Option(names = "--credentials", paramLabel = "FILE",
            description = "A file of properties of the connection, such as user and password (default: the environment's"
                    + " GAN4J_JDBC_USER and GAN4J_JDBC_PASSWORD).")
    private @Nullable Path credentials;

    /** Whether any is given. */
    boolean areGiven() {
        return driver != null || credentials != null;
    }

    /** The name of the first that is given. */
    String first() {
        return driver != null ? "--driver" : "--credentials";
    }

    /**
     * Reads what they name.
     *
     * @throws dev.gan4j.InvalidInputException if a file cannot be read
     */
    DatabaseAccess access() {
        return DatabaseAccess.of(driver, credentials, System::getenv);
    }
}
