package no.portvakt.minside.pages;

import java.util.Optional;

/** How far everybody can use these pages, and what is known not to be so. */
public record AccessibilityPage(String title) implements Page {

    @Override
    public String template() {
        return "accessibility";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.empty();
    }
}
