package no.portvakt.profiles.assess;

/**
 * One thing that is wrong in a risk matrix.
 *
 * @param line counted from 1
 * @param key where in the file: {@code riskMatrix.levels.standard.small}
 * @param message what is wrong, as a sentence without a full stop
 */
public record MatrixProblem(int line, String key, String message) {

    /** One line for a terminal or a log. */
    public String describe() {
        return line + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
