/** The live web laboratory: HTTP server and front end. */
module dev.gan4j.lab {
    requires static transitive org.jspecify;
    requires transitive dev.gan4j.core;
    requires dev.gan4j.report;
    requires io.helidon.webserver;
    requires io.helidon.http;
    requires io.helidon.common.task;
    requires io.helidon.common.uri;
    requires java.logging;
    requires jdk.management;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.yaml;

    exports dev.gan4j.lab;

    opens dev.gan4j.lab.wire to tools.jackson.databind;
}
