package dev.gan4j.data;

final class DistributionParser {
    private final String expression;

    DistributionParser(String expression) {
        this.expression = expression;
    }

    Distribution parse() {
        throw new IllegalStateException("under construction: " + expression);
    }
}
