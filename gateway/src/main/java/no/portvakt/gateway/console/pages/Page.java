package no.portvakt.gateway.console.pages;

import java.util.Optional;
import no.portvakt.gateway.console.officers.Action;

/** One page: what its template reads. */
public interface Page {

    /** The template's name. */
    String template();

    /** What stands in the browser's tab. */
    String title();

    /** The entry of the menu that it belongs to. */
    Optional<Tab> tab();

    /** The main menu; an officer sees what she may do. */
    enum Tab {
        OVERVIEW("/", "tabOverview", Action.READ_PROFILES),
        PROPOSALS("/proposals", "tabProposals", Action.READ_PROFILES),
        PORTALS("/portals", "tabPortals", Action.READ_PROFILES),
        EMERGENCY("/emergency", "tabEmergency", Action.RAISE_EMERGENCY),
        DECISIONS("/decisions", "tabDecisions", Action.SEARCH_DECISIONS),
        AUDIT("/audit", "tabAudit", Action.READ_AUDIT);

        private final String path;
        private final String key;
        private final Action action;

        Tab(String path, String key, Action action) {
            this.path = path;
            this.key = key;
            this.action = action;
        }

        String path() {
            return path;
        }

        String key() {
            return key;
        }

        Action action() {
            return action;
        }
    }
}
