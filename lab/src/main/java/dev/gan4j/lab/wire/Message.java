package dev.gan4j.lab.wire;

/** What a stream of events tells; each message is complete in itself. */
public sealed interface Message permits Frame, Gone, Scene, Seeds, Series, Stage, Status {

    /**
     * Returns what the message is about: a newer message takes the place of an older one of the same type about the same.
     *
     * @return the id of a run or of a strip; where it is about one lane, with its number
     */
    String about();

    /**
     * Returns the name of the event.
     *
     * @return the type of the message, beginning with a small letter
     */
    default String event() {
        return switch (this) {
            case Frame frame -> "frame";
            case Gone gone -> "gone";
            case Scene scene -> "scene";
            case Seeds seeds -> "seeds";
            case Series series -> "series";
            case Stage stage -> "stage";
            case Status status -> "status";
        };
    }
}
