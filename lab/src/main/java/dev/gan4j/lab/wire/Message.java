package dev.gan4j.lab.wire;

/** A message of a stream of events; each is complete in itself. */
public sealed interface Message permits Frame, Gone, Scene, Seeds, Series, Stage, Status, TableCards,
        TableStatus {

    /**
     * Returns the subject of the message: a newer message replaces an older one of the same type and subject.
     *
     * @return the id of a run or of a strip, with the number of the lane if it is about one
     */
    String about();

    /**
     * Returns the name of the event.
     *
     * @return the type of the message, beginning with a lower-case letter
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
            case TableCards cards -> "tableCards";
            case TableStatus status -> "tableStatus";
        };
    }
}
