package dev.gan4j.lab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The bundler takes types away without a look at them. Here TypeScript's own compiler, from Maven Central, looks at them, on
 * the Node that Playwright brings along.
 */
class TypesTest {

    private static final String COMPILER = "META-INF/resources/webjars/typescript";
    private static final Path TARGET = Path.of("target", "typescript").toAbsolutePath();
    private static final Path WEB = Path.of("src", "main", "web").toAbsolutePath();

    @Test
    void thePageHasNoErrorsOfTypes() throws IOException, InterruptedException, URISyntaxException {
        Path compiler = unpack();
        Path project = TARGET.resolve("tsconfig.json");
        Files.writeString(project, """
                {"extends": "%s", "include": ["%s/**/*.ts"]}
                """.formatted(text(WEB.resolve("tsconfig.json")), text(WEB)));
        String node = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false)
                .createProcessBuilder().command().getFirst();
        Process process = new ProcessBuilder(node, compiler.resolve("tsc.js").toString(), "-p", project.toString())
                .redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static String text(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static Path unpack() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(TypesTest.class.getClassLoader().getResource(COMPILER), COMPILER);
        URI jar = URI.create(folder.toURI().toString().replaceFirst("!.*", ""));
        Path to = Files.createDirectories(TARGET.resolve("lib"));
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of());
                Stream<Path> found = Files.walk(files.getPath(COMPILER))) {
            for (Path file : (Iterable<Path>) found.filter(TypesTest::isNeeded)::iterator) {
                Files.copy(file, to.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return to;
    }

    private static boolean isNeeded(Path file) {
        String name = Objects.toString(file.getFileName(), "");
        return name.endsWith("tsc.js") || (name.startsWith("lib.") && name.endsWith(".d.ts"));
    }
}
