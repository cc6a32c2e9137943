package dev.gan4j.model;

import tools.jackson.databind.node.ObjectNode;

/** Numbers in JSON. JSON has no NaN and no infinity, so they are written as text. */
final class Numbers {

    private Numbers() {}

    static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.put(name, Double.toString(value));
        }
    }
}
