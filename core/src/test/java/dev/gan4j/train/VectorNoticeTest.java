package dev.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.experiment.Experiment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A program that trains without the Vector API is told so in one line, where it matters. */
class VectorNoticeTest {

    private static final String NOTICE = "takes longer than it would with the module jdk.incubator.vector; start the JVM"
            + " with --add-modules jdk.incubator.vector";

    /** Begins two trainings and ends them at once; their programs are chosen for all that they would have to do. */
    public static void main(String[] arguments) {
        Experiment experiment = Experiment.preset("recommended")
                .with(Map.of("iterations", arguments[0], "evaluation.patience", "none", "data", "normal(0,1)"));
        for (int i = 0; i < 2; i++) {
            Trainer trainer = Trainer.of(experiment);
            trainer.stop();
            trainer.train();
        }
    }

    @Test
    void aLongTrainingWithoutTheModuleIsToldOnce() throws Exception {
        assertThat(run(List.of(), "1000000")).containsOnlyOnce(NOTICE).contains("WARNING");
    }

    @Test
    void aLongTrainingWithTheModuleIsToldNothing() throws Exception {
        assertThat(run(List.of("--add-modules", "jdk.incubator.vector"), "1000000")).doesNotContain("kernels");
    }

    @Test
    void aShortTrainingThatWouldNotBeFasterIsToldNothing() throws Exception {
        assertThat(run(List.of(), "100")).isEmpty();
    }

    @Test
    void whoeverAsksForPlainKernelsIsToldNothing() throws Exception {
        assertThat(run(List.of("-Dgan4j.kernels=plain"), "1000000")).isEmpty();
    }

    private static String run(List<String> options, String iterations) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), VectorNoticeTest.class.getName(), iterations));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }
}
