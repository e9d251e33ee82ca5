package no.portvakt.gateway.console.pages;

import java.util.Optional;

/** One thing to say: not found, not allowed, overtaken. */
public record MessagePage(String title, String text, Optional<String> back) implements Page {

    @Override
    public String template() {
        return "message";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.empty();
    }
}
