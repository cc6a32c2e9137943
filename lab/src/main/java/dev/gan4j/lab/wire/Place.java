package dev.gan4j.lab.wire;

/**
 * The lane that a message is about.
 *
 * @param run   the id of its run
 * @param lane  its number, from 0
 * @param scene the number of the run's scene: how often it was begun
 */
public record Place(String run, int lane, int scene) {

    /** The lane, whatever its scene. */
    String about() {
        return run + " " + lane;
    }
}
