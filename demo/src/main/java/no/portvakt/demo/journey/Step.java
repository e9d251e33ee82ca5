package no.portvakt.demo.journey;

/** One step of the journey. It ends with the evidence seen, or throws. */
record Step(String title, Walk walk) {

    /** Does the step for real. */
    @FunctionalInterface
    interface Walk {

        /**
         * Goes the step.
         *
         * @param broken whether this step is to be sabotaged
         * @return the evidence
         * @throws Unexpected when something was not as promised
         */
        String go(boolean broken);
    }
}
