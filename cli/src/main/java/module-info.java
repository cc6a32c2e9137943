/** The gan4j command: arguments, progress, exit codes. It exports nothing. */
module dev.gan4j.cli {
    requires dev.gan4j.core;
    requires dev.gan4j.lab;
    requires dev.gan4j.report;
    requires info.picocli;
    requires java.logging;
    requires me.tongfei.progressbar;
    requires tools.jackson.databind;
    requires static org.jspecify;

    // picocli sets fields; java.logging makes LogSettings.
    opens dev.gan4j.cli to
            info.picocli,
            java.logging;
}
