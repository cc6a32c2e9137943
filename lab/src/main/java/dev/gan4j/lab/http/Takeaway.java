package dev.gan4j.lab.http;

import dev.gan4j.internal.AtomicFile;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.input.Upload;
import dev.gan4j.lab.run.LaneView;
import dev.gan4j.report.RunReport;
import dev.gan4j.run.RunDirectory;
import dev.gan4j.train.TrainedGan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What can be taken away of a run: its experiment, model, history, and all of it as a run directory. */
final class Takeaway {

    private static final Form LANE = Form.query("lane");
    private static final String RUN = "/api/runs/{}/";

    private Takeaway() {}

    /** Finds the lane that a request is about. */
    @FunctionalInterface
    interface Lanes {
        LaneView of(Exchange exchange, List<String> parameters);
    }

    /** Writes files into a directory. */
    @FunctionalInterface
    private interface Writer {
        void write(Path folder) throws IOException;
    }

    static void addTo(Router router, Lanes lanes) {
        router.add("GET", RUN + "experiment", LANE, (exchange, id) -> {
            LaneView lane = lanes.of(exchange, id);
            exchange.send(200, Completed.of(lane.setting(), lane.asTrained()));
        }).add("GET", RUN + "experiment.yaml", LANE, (exchange, id) -> {
            LaneView lane = lanes.of(exchange, id);
            exchange.sendFile("application/yaml; charset=utf-8", nameOf(lane) + ".yaml", yaml(lane));
        }).add("GET", RUN + "experiment.zip", LANE, (exchange, id) -> {
            LaneView lane = lanes.of(exchange, id);
            exchange.sendFile("application/zip", nameOf(lane) + ".zip", zip(folder -> {
                AtomicFile.write(folder.resolve(nameOf(lane) + ".yaml"), yaml(lane));
                addData(lane.setting(), folder);
            }));
        }).add("GET", RUN + RunDirectory.MODEL, LANE, (exchange, id) -> {
            LaneView lane = lanes.of(exchange, id);
            TrainedGan trained = shown(lane);
            exchange.sendFile("application/octet-stream", nameOf(lane) + ".gan", file(RunDirectory.MODEL,
                    folder -> trained.toModel().write(folder.resolve(RunDirectory.MODEL))));
        }).add("GET", RUN + RunDirectory.HISTORY, LANE, (exchange, id) -> {
            LaneView lane = lanes.of(exchange, id);
            TrainedGan trained = shown(lane);
            exchange.sendFile("text/csv; charset=utf-8", nameOf(lane) + "-" + RunDirectory.HISTORY,
                    file(RunDirectory.HISTORY,
                            folder -> RunDirectory.create(folder.resolve("run")).writeResult(trained), "run"));
        }).add("GET", RUN + "run.zip", LANE, (exchange, id) -> {
            LaneView lane = lanes.of(exchange, id);
            TrainedGan trained = shown(lane);
            exchange.sendFile("application/zip", nameOf(lane) + "-run.zip",
                    zip(folder -> writeAll(trained, lane.setting(), folder)));
        });
    }

    private static String nameOf(LaneView lane) {
        return lane.setting().nameOf(lane.asTrained());
    }

    private static byte[] yaml(LaneView lane) {
        return lane.setting().takenAway(lane.asTrained()).getBytes(StandardCharsets.UTF_8);
    }

    private static void addData(Setting setting, Path folder) throws IOException {
        Upload upload = setting.upload();
        if (upload != null) {
            AtomicFile.write(folder.resolve(setting.fileName()), out -> Files.copy(upload.file(), out));
        }
    }

    /** What a training leaves, with an upload beside it in place of a path of the server. */
    private static TrainedGan shown(LaneView lane) {
        TrainedGan trained = lane.result();
        return new TrainedGan(lane.setting().beside(trained.experiment()), trained.data(), trained.before(),
                trained.pretrained(), trained.pair(), trained.history(), trained.judgement(), trained.discriminator(),
                trained.alarms(), trained.outcome(), trained.iterations(), trained.seconds(), trained.kernels());
    }

    private static void writeAll(TrainedGan trained, Setting setting, Path folder) throws IOException {
        Path directory = folder.resolve("run");
        RunDirectory.create(directory).writeResult(trained);
        addData(setting, directory);
        RunReport.write(trained, directory);
    }

    private static byte[] file(String name, Writer writer) {
        return file(name, writer, "");
    }

    private static byte[] file(String name, Writer writer, String where) {
        return inFolder(writer, folder -> Files.readAllBytes(folder.resolve(where).resolve(name)));
    }

    private static byte[] zip(Writer writer) {
        return inFolder(writer, folder -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes); Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                    Files.copy(file, zip);
                }
            }
            return bytes.toByteArray();
        });
    }

    @FunctionalInterface
    private interface Reader {
        byte[] read(Path folder) throws IOException;
    }

    private static byte[] inFolder(Writer writer, Reader reader) {
        try {
            Path folder = Files.createTempDirectory("gan4j-lab-");
            try {
                writer.write(folder);
                return reader.read(folder);
            } finally {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("what was to be taken away could not be written", e);
        }
    }
}
