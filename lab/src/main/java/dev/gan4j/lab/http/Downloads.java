package dev.gan4j.lab.http;

import dev.gan4j.lab.input.Upload;
import dev.gan4j.lab.run.LaneView;
import dev.gan4j.report.RunReport;
import dev.gan4j.run.RunDirectory;
import dev.gan4j.run.internal.HistoryCsv;
import dev.gan4j.train.TrainedGan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Downloads of a run: its experiment, model and history, and the complete run directory. */
final class Downloads {

    private static final Form LANE = Form.query("lane");
    private static final String RUN = "/api/runs/{}/";
    private static final String ZIP = "application/zip";

    private final Router router;
    private final Lanes lanes;

    /** Reports are drawn one at a time: each takes tens of megabytes, and any number of visitors may request one. */
    private final Lock drawing = new ReentrantLock(true);

    private Downloads(Router router, Lanes lanes) {
        this.router = router;
        this.lanes = lanes;
    }

    /** Finds the lane of a request. */
    @FunctionalInterface
    interface Lanes {
        LaneView of(Exchange exchange, List<String> parameters);
    }

    /** Writes a file about a lane. */
    @FunctionalInterface
    private interface Writer {
        void write(LaneView lane, OutputStream out) throws IOException;
    }

    static void addTo(Router router, Lanes lanes) {
        router.add("GET", RUN + "experiment", LANE, (exchange, id) -> {
            LaneView lane = lanes.of(exchange, id);
            exchange.send(200, Completions.of(lane.setting(), lane.plan()));
        });
        Downloads downloads = new Downloads(router, lanes);
        downloads.add("experiment.yaml", "application/yaml; charset=utf-8", ".yaml",
                (lane, out) -> out.write(yaml(lane)));
        downloads.add("experiment.zip", ZIP, ".zip", Downloads::writeExperiment);
        downloads.add(RunDirectory.MODEL, "application/octet-stream", ".gan",
                (lane, out) -> trained(lane).toModel().write(out));
        downloads.add(RunDirectory.HISTORY, "text/csv; charset=utf-8", "-" + RunDirectory.HISTORY,
                (lane, out) -> HistoryCsv.write(lane.history(), out));
        downloads.add("run.zip", ZIP, "-run.zip", downloads::writeRun);
    }

    /** Adds a file whose name is the experiment's name with an ending. */
    private void add(String file, String type, String ending, Writer writer) {
        router.add("GET", RUN + file, LANE, (exchange, id) -> {
            LaneView lane = lanes.of(exchange, id);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                writer.write(lane, bytes);
            } catch (IOException e) {
                throw new IllegalStateException(file + " could not be written", e);
            }
            exchange.sendFile(type, nameOf(lane) + ending, bytes.toByteArray());
        });
    }

    private static String nameOf(LaneView lane) {
        return lane.setting().nameOf(lane.plan().complete());
    }

    private static byte[] yaml(LaneView lane) {
        return lane.setting().takenAway(lane.plan().complete()).getBytes(StandardCharsets.UTF_8);
    }

    /** The result of a training, with an upload in the same folder instead of a path of the server. */
    private static TrainedGan trained(LaneView lane) {
        return lane.result().withDataAt(file -> Path.of(lane.setting().fileName()));
    }

    private static void writeExperiment(LaneView lane, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        put(zip, nameOf(lane) + ".yaml", yaml(lane));
        putUpload(zip, "", lane);
        zip.finish();
    }

    /** Writes the files of a run directory one by one. */
    private void writeRun(LaneView lane, OutputStream out) throws IOException {
        drawing.lock();
        try {
            writeRunAlone(lane, out);
        } finally {
            drawing.unlock();
        }
    }

    private static void writeRunAlone(LaneView lane, OutputStream out) throws IOException {
        TrainedGan trained = trained(lane);
        Path folder = Files.createTempDirectory("gan4j-lab-");
        try {
            Path directory = folder.resolve("run");
            RunDirectory.create(directory).writeResult(trained);
            RunReport.write(trained, directory);
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Path file : inside(folder, Comparator.naturalOrder())) {
                if (Files.isRegularFile(file)) {
                    put(zip, folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
            putUpload(zip, "run/", lane);
            zip.finish();
        } finally {
            for (Path file : inside(folder, Comparator.reverseOrder())) {
                Files.delete(file);
            }
        }
    }

    private static List<Path> inside(Path folder, Comparator<Path> order) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(order).toList();
        }
    }

    private static void putUpload(ZipOutputStream zip, String folder, LaneView lane) throws IOException {
        Upload upload = lane.setting().upload();
        if (upload != null) {
            put(zip, folder + upload.fileName(), upload.bytes());
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }
}
