package dev.gan4j.cli;

import dev.gan4j.model.GanModel;
import dev.gan4j.onnx.OnnxExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a model's networks for other runtimes. */
@Command(name = "export", description = {"Writes both networks of a model for other runtimes and languages.",
        "They use the units of the data."})
final class ExportCommand implements Callable<Integer> {

    @Mixin
    private ModelFile modelFile = new ModelFile();

    @Option(names = "--onnx", required = true, paramLabel = "DIR", description = "Write "
            + OnnxExport.GENERATOR_FILE + " and " + OnnxExport.DISCRIMINATOR_FILE + " into this folder.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path directory;

    @Override
    public Integer call() throws IOException {
        Path model = modelFile.path();
        StandardOutput.refuseAsFolder("--onnx", directory);
        ModelFile.refuseTable(model, "export");
        for (String name : List.of(OnnxExport.GENERATOR_FILE, OnnxExport.DISCRIMINATOR_FILE)) {
            OutputFile.refuseSame("--onnx", directory.resolve(name), model);
        }
        OnnxExport.of(GanModel.read(model)).write(directory);
        return ExitCode.OK;
    }
}
