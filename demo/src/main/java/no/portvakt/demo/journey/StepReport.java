package no.portvakt.demo.journey;

import java.time.Duration;

/**
 * What became of one step.
 *
 * @param evidence what was seen: status codes, {@code acr}, numbers of cases
 */
public record StepReport(int number, String title, Result result, Duration took, String evidence) {

    /** How a step ended. */
    public enum Result {
        OK("ok"),
        FAILED("FAILED"),
        NOT_RUN("not run");

        private final String word;

        Result(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
