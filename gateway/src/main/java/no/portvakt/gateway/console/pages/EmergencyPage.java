package no.portvakt.gateway.console.pages;

import java.util.List;
import java.util.Optional;

/**
 * Levels raised by hand: those in force, and the form that raises with one action.
 *
 * @param told what came of the last action
 * @param everything whether this officer may raise all services at once
 */
public record EmergencyPage(
        String title, Optional<String> told, List<Row> inForce, List<Choice> services, boolean everything)
        implements Page {

    public EmergencyPage {
        inForce = List.copyOf(inForce);
        services = List.copyOf(services);
    }

    @Override
    public String template() {
        return "emergency";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.of(Tab.EMERGENCY);
    }

    /**
     * One that is in force.
     *
     * @param ending who has proposed to end it, in words
     * @param mayPropose whether this officer may propose its end
     * @param mayAgree whether she may agree to it
     * @param mayKeep whether she may say that it goes on
     */
    public record Row(
            String id,
            String what,
            String who,
            String reason,
            Optional<String> ending,
            boolean mayPropose,
            boolean mayAgree,
            boolean mayKeep) {}

    /** One service to choose. */
    public record Choice(String id, String title) {}
}
