package dev.gan4j.cli;

import dev.gan4j.eval.Judgement;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A judgement as one JSON object, under the names that the summary of a run has for the same figures. */
final class JudgementJson {

    private JudgementJson() {}

    static String of(Judgement judgement) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("samples", judgement.samples());
        json.put("wasserstein1", judgement.wasserstein1());
        json.put("wasserstein1Floor", judgement.wasserstein1Floor());
        json.put("ks", judgement.ks());
        json.put("ksFloor", judgement.ksFloor());
        json.put("meanReal", judgement.meanReal());
        json.put("meanGenerated", judgement.meanGenerated());
        json.put("sdReal", judgement.sdReal());
        json.put("sdGenerated", judgement.sdGenerated());
        json.put("verdict", judgement.verdict());
        return json.toString();
    }
}
