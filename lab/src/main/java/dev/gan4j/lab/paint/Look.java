package dev.gan4j.lab.paint;

/**
 * What is wanted of a frame.
 *
 * @param number       of the frame; 0 where somebody has asked for it
 * @param past         whether it was asked for as a moment of the past
 * @param withVerdicts whether D is asked about real and generated samples, as the diagram shows it
 */
public record Look(long number, boolean past, boolean withVerdicts) {

    /**
     * Returns the look of somebody who has asked for a frame.
     *
     * @param past whether as a moment of the past
     * @return with verdicts
     */
    public static Look asked(boolean past) {
        return new Look(0, past, true);
    }
}
