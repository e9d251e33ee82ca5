package no.portvakt.minside.pages;

import java.util.Optional;

/** A page, ready to be printed: every word is chosen, nothing is looked up while printing. */
interface Page {

    /** The file in {@code minside-pages/}, without its ending. */
    String template();

    /** What stands in the browser's tab. */
    String title();

    /** Which entry of the main menu it belongs to. */
    Optional<Tab> tab();

    /** The main menu. */
    enum Tab {
        SERVICES("/", "tabServices"),
        CASES("/saker", "tabCases"),
        ACCESS_LOG("/tilgangslogg", "tabAccessLog");

        private final String path;
        private final String key;

        Tab(String path, String key) {
            this.path = path;
            this.key = key;
        }

        String path() {
            return path;
        }

        String key() {
            return key;
        }
    }
}
