package dev.gan4j.lab.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The types of the page are those of the records. */
class TypeScriptTest {

    private final String types;

    TypeScriptTest() throws IOException, ClassNotFoundException {
        types = TypeScript.of(Path.of("target", "classes", "dev", "gan4j", "lab", "wire"));
    }

    @Test
    void whatMayBeNullOrMissingIsSaidToBe() {
        assertThat(types).contains("  judgement: JudgementSummary | null;\n", "  flatG: number | null;\n",
                "  optimum: (number | null)[] | null;\n", "  pG: number[];\n", "  refused?: string;\n");
    }

    @Test
    void anEnumIsAUnionOfWordsAndAFamilyOfItsVariants() {
        assertThat(types).contains(
                "export type LaneStatusState = \"preparing\" | \"pretraining\" | \"training\" | \"judging\" | \"finished\";\n",
                "export type Frame = NumbersFrame | PointsFrame | TableFrame;\n",
                "export interface NumbersFrame extends Place, Moment {\n  kind: \"numbers\";\n",
                "export type PlaneDomain = [IntervalDomain, IntervalDomain];\n", "  limits: Record<Limit, number>;\n");
    }

    @Test
    void messagesAndRequestsHaveTypes() {
        assertThat(types).contains("export interface Messages {\n  frame: Frame;\n  gone: Gone;\n",
                "  | { action: \"pause\"; }\n", "what?: \"discriminator\" | \"generator\" | \"iteration\"",
                "experiment?: string | ExperimentTree | null;");
    }
}
