package dev.gan4j.lab.browser;

import com.microsoft.playwright.Browser;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.LabOptions;
import dev.gan4j.lab.LabServer;
import dev.gan4j.lab.Limits;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A laboratory and a browser for each class of tests. */
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
abstract class BrowserTest {

    private Chromium chromium;
    private LabServer server;

    @BeforeAll
    void start() throws IOException {
        chromium = Chromium.start();
        server = LabServer.start(LabOptions.local(0, Limits.STANDARD));
    }

    @AfterAll
    @SuppressWarnings("ConstantValue") // null where the start was broken off
    void stop() {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    Browser browser() {
        return chromium.browser();
    }

    String address() {
        return server.address();
    }

    /** The address at which the page opens a table, as {@code gan4j lab} prints it. */
    String address(Path table) {
        return server.address(table);
    }

    /** The address at which the page opens an experiment, as {@code gan4j lab} prints it. */
    String address(Experiment experiment) {
        return server.address(experiment);
    }

    LabPage open() {
        return LabPage.open(browser(), address());
    }

    LabPage open(String hash) {
        return LabPage.open(browser(), address() + hash);
    }
}
