package no.portvakt.profiles.load;

import java.util.List;

/**
 * One thing that is wrong in one profile file.
 *
 * @param file its name, as the reader knows it
 * @param line counted from 1
 * @param key where in the file: {@code service.rules[2].level}; blank if it is the file as a whole
 * @param message what is wrong, as a sentence without a full stop
 * @param choices what could stand there instead; empty where that cannot be listed
 */
public record Problem(String file, int line, String key, String message, List<String> choices) {

    public Problem {
        choices = List.copyOf(choices);
    }

    /** One line for a terminal or a log: {@code barnehage.yaml:12: service.rules[0].level: …; choose one of …}. */
    public String describe() {
        var ending = choices.isEmpty() ? "" : "; choose one of " + String.join(", ", choices);
        return file + ":" + line + ": " + (key.isEmpty() ? "" : key + ": ") + message + ending;
    }
}
