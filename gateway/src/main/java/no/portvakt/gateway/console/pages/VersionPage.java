package no.portvakt.gateway.console.pages;

import java.util.List;
import java.util.Optional;

/**
 * One version: what it would change, whom it would meet, and what this officer may do with it now.
 *
 * @param told what came of the last action
 * @param inForce the version of this document that is in force, if it is another one
 */
public record VersionPage(
        String title,
        VersionRow version,
        Optional<String> told,
        Optional<VersionRow> inForce,
        List<EffectRow> effects,
        List<String> below,
        List<EditPage.Fault> faults,
        boolean needsSecond,
        Optional<SimulationView> simulation,
        List<EventRow> events,
        String yaml,
        May may)
        implements Page {

    public VersionPage {
        effects = List.copyOf(effects);
        below = List.copyOf(below);
        faults = List.copyOf(faults);
        events = List.copyOf(events);
    }

    @Override
    public String template() {
        return "version";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.of(Tab.PROPOSALS);
    }

    /**
     * One difference.
     *
     * @param mark what kind it is, in words
     * @param what in English, as the comparison says it
     */
    public record EffectRow(String service, String mark, String colour, String key, String what) {}

    /** Something that happened to it. */
    public record EventRow(String what, String who, String moment, String machineMoment, String reason) {}

    /** What this officer may do now. */
    public record May(boolean simulate, boolean propose, boolean approve, boolean withdraw, Optional<String> whyNot) {}
}
