package dev.gan4j.eval;

final class Verdict {
    private Verdict() {}

    static String of(Judgement judgement) {
        throw new IllegalStateException("under construction: " + judgement);
    }
}
