package dev.gan4j.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/** A standalone master of Spark and its workers, each a process of its own, with one core for each worker. */
final class LocalCluster implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;
    private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final Pattern REGISTERED = Pattern.compile("Successfully registered with master");

    private final Path folder;
    private final Path home;
    private final List<Process> processes = new ArrayList<>();
    private final List<Process> workers = new ArrayList<>();
    private final String master;

    /**
     * Starts a cluster.
     *
     * @param folder  for logs and what executors write
     * @param workers how many
     */
    LocalCluster(Path folder, int workers) throws IOException, InterruptedException {
        this.folder = folder;
        home = Files.createDirectories(folder.resolve("home"));
        Path jars = Files.createDirectories(home.resolve("jars"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (Files.isRegularFile(jar)) {
                link(jars.resolve(jar.getFileName()), jar);
            }
        }
        Path log = start("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "0",
                "--webui-port", "0");
        master = await(log, MASTER).group(1);
        for (int i = 0; i < workers; i++) {
            addWorker();
        }
    }

    private static void link(Path link, Path jar) throws IOException {
        try {
            Files.createSymbolicLink(link, jar);
        } catch (FileAlreadyExistsException e) {
            // The same jar stands twice on the class path.
        } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
            Files.copy(jar, link);
        }
    }

    /** What else a driver is to be told. */
    Map<String, String> settings() {
        String classes = String.join(File.pathSeparator,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> Files.isDirectory(Path.of(entry))).toList());
        return Map.of("spark.executor.memory", "600m", "spark.executor.cores", "1",
                "spark.executor.extraClassPath", classes, "spark.executor.extraJavaOptions", "-XX:+UseSerialGC");
    }

    String master() {
        return master;
    }

    void addWorker() throws IOException, InterruptedException {
        int number = processes.size();
        Path log = start("worker-" + number, "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1",
                "--cores", "1", "--memory", "1g", "--webui-port", "0", "--work-dir",
                folder.resolve("work-" + number).toString(), master);
        workers.add(processes.getLast());
        await(log, REGISTERED);
    }

    /** Kills the oldest worker and its executors, as a machine that is lost. */
    void killWorker() {
        Process process = workers.removeFirst();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private Path start(String name, String type, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx200m",
                        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of("-cp", home.resolve("jars") + File.separator + "*", type));
        command.addAll(List.of(arguments));
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        processes.add(builder.start());
        return log;
    }

    private static Matcher await(Path log, Pattern pattern) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            Matcher match = pattern
                    .matcher(new String(Files.readAllBytes(log), java.nio.charset.StandardCharsets.UTF_8));
            if (match.find()) {
                return match;
            }
            Thread.sleep(50);
        }
        throw new AssertionError(pattern + " must be in " + log + " but there is:\n" + Files.readString(log));
    }

    @Override
    public void close() {
        assertThat(processes).isNotEmpty();
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
