package no.portvakt.minside.delivery.varsel;

/** Where a citizen can be reached, as the register says. Prints without it. */
sealed interface Contact {

    record Mobile(String number) implements Contact {

        @Override
        public String toString() {
            return "Mobile[***]";
        }
    }

    record Email(String address) implements Contact {

        @Override
        public String toString() {
            return "Email[***]";
        }
    }

    /** She wants letters on paper. */
    record Reserved() implements Contact {}

    /** The register has nothing that could be used. */
    record Nowhere() implements Contact {}

    /** It does not answer. */
    record Away(String problem) implements Contact {}

    /** It does not say whether she may be written to: then she is not. */
    record Unclear() implements Contact {}
}
