package dev.gan4j.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What is published beside the archives: jars, their sources and Javadoc, bills of materials. */
class PublishedIT {

    private static final List<String> MODULES = List.of("core", "referees", "fakes", "sources", "report", "lab", "cli",
            "spark");
    /** What Maven Central asks of every artifact. */
    private static final List<String> REQUIRED = List.of("name", "description", "url", "licenses", "developers", "scm");

    /** Returns a jar beside that of a module. The command's have no version in their names, as the launcher wants it. */
    private static Path artifact(String module, String ending) {
        String version = module.equals("cli") ? "" : "-" + Built.VERSION;
        String folder = module.equals("cli") && ending.equals(".jar") ? "gan4j/" : "";
        return Built.ROOT.resolve(module + "/target/" + folder + "gan4j-" + module + version + ending);
    }

    private static List<String> entries(Path jar) throws IOException {
        try (JarFile entries = new JarFile(jar.toFile())) {
            return entries.stream().map(JarEntry::getName).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "referees", "fakes", "sources", "report", "lab", "cli"})
    void everyModuleHasItsSourcesAndJavadoc(String module) throws IOException {
        String folder = "dev/gan4j/" + (module.equals("core") ? "" : module + "/");

        assertThat(entries(artifact(module, ".jar"))).contains("META-INF/LICENSE");
        assertThat(entries(artifact(module, "-sources.jar"))).contains("module-info.java", "META-INF/LICENSE")
                .anyMatch(name -> name.startsWith(folder) && name.endsWith(".java"));
        assertThat(entries(artifact(module, "-javadoc.jar"))).contains("index.html",
                "dev.gan4j." + module + "/module-summary.html");
    }

    /** Spark puts everything on the class path, so this jar is no module. */
    @Test
    void theJarForSparkHasNothingOfSpark() throws IOException {
        assertThat(entries(artifact("spark", ".jar"))).contains("META-INF/LICENSE",
                "META-INF/services/org.apache.spark.sql.sources.DataSourceRegister")
                .noneMatch(name -> name.startsWith("org/")).doesNotContain("module-info.class");
        assertThat(entries(artifact("spark", "-sources.jar"))).contains("dev/gan4j/spark/GanSource.java");
        assertThat(entries(artifact("spark", "-javadoc.jar"))).contains("dev/gan4j/spark/package-summary.html");
    }

    @Test
    void theListOfLibrariesIsThatOfTheArchive() throws IOException {
        TreeSet<String> shipped = new TreeSet<>();
        for (String name : entries(Built.archive("", ".zip"))) {
            String file = name.substring(name.lastIndexOf('/') + 1);
            if (file.endsWith(".jar") && !file.equals("gan4j-cli.jar")) {
                shipped.add(file.replaceFirst("\\.jar$", ""));
            }
        }
        TreeSet<String> listed = new TreeSet<>();
        String list = Files.readString(Built.ROOT.resolve("cli/target/bom.json"));
        Pattern.compile("\"bom-ref\" : \"pkg:maven/[^/]+/([^@/]+)@([^?]+)\\?type=jar\"").matcher(list).results()
                .forEach(match -> listed.add(match.group(1) + "-" + match.group(2)));
        listed.remove("gan4j-cli-" + Built.VERSION);

        assertThat(shipped).hasSizeGreaterThan(60).isEqualTo(listed);
    }

    @Test
    void theBillOfMaterialsHasEveryModuleAndNothingElse() throws Exception {
        Element project = parse(Built.ROOT.resolve("bom/target/gan4j-bom.pom"));

        assertThat(children(project, "parent")).isEmpty();
        assertThat(text(project, "version")).isEqualTo(Built.VERSION);
        for (String required : REQUIRED) {
            assertThat(children(project, required)).as(required).hasSize(1);
        }
        List<String> managed = new ArrayList<>();
        Element list = children(children(project, "dependencyManagement").getFirst(), "dependencies").getFirst();
        for (Element dependency : children(list, "dependency")) {
            managed.add(text(dependency, "groupId") + ":" + text(dependency, "artifactId") + ":" + text(dependency,
                    "version"));
        }
        assertThat(managed).containsExactlyElementsOf(
                MODULES.stream().map(module -> "dev.gan4j:gan4j-" + module + ":${project.version}").toList());
    }

    @Test
    void everyPomSaysWhatItIsAndInheritsTheRest() throws Exception {
        Element parent = parse(Built.ROOT.resolve("pom.xml"));
        for (String required : REQUIRED) {
            assertThat(children(parent, required)).as(required).hasSize(1);
        }
        for (String module : MODULES) {
            Element project = parse(Built.ROOT.resolve(module + "/pom.xml"));
            assertThat(text(project, "name")).isNotBlank();
            assertThat(text(project, "description")).isNotBlank();
            assertThat(children(project, "url")).isEmpty();
        }
    }

    private static Element parse(Path pom) throws Exception {
        try (InputStream in = Files.newInputStream(pom)) {
            Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
            return document.getDocumentElement();
        }
    }

    private static List<Element> children(Element element, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getTagName().equals(name)) {
                children.add(child);
            }
        }
        return children;
    }

    private static String text(Element element, String name) {
        return children(element, name).getFirst().getTextContent();
    }
}
