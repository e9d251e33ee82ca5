package no.portvakt.gateway.login;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import no.portvakt.gateway.oidc.Asking;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * What a link to {@code /_portvakt/login} says. Every word of it is one of a list; nothing of it goes on to the identity
 * provider as it came.
 *
 * @param returnTo the front page if none is named
 * @param level empty if the link leaves it to the policy
 * @param languages most wanted first, never empty
 */
record LoginLink(
        ReturnAddress returnTo,
        Optional<SecurityLevel> level,
        Optional<Duration> maxAge,
        Asking asking,
        List<Language> languages,
        Optional<String> form) {

    private static final int MOST_LANGUAGES = 3;

    LoginLink {
        languages = List.copyOf(languages);
    }

    /** Empty if any word of it cannot be read, or comes twice. */
    static Optional<LoginLink> read(OwnRequest request) {
        var returnTo = said(request, "return", ReturnAddress::parse);
        var level = said(request, "level", LoginLink::level);
        var maxAge = said(request, "max_age", LoginLink::maxAge);
        var asking = said(request, "prompt", LoginLink::asking);
        var languages = said(request, "ui_locales", LoginLink::languages);
        if (!Stream.of(returnTo, level, maxAge, asking, languages).allMatch(Said::isReadable)) {
            return Optional.empty();
        }
        var ask = request.parameter("again").isPresent()
                ? Asking.ALWAYS
                : asking.value().orElse(Asking.WHERE_NEEDED);
        return Optional.of(new LoginLink(
                returnTo.value().orElse(ReturnAddress.HOME),
                level.value(),
                maxAge.value(),
                ask,
                languages.value().orElseGet(() -> List.of(Language.of(request))),
                KeptForms.name(request.parameter("form"))));
    }

    List<String> languageTags() {
        return languages.stream().map(Language::tag).toList();
    }

    private static <T> Said<T> said(OwnRequest request, String name, Function<String, Optional<T>> reader) {
        return new Said<>(
                request.query().containsKey(name), request.parameter(name).flatMap(reader));
    }

    /** One parameter: whether it is there, and what it says if it can be read. */
    private record Said<T>(boolean there, Optional<T> value) {
        boolean isReadable() {
            return !there || value.isPresent();
        }
    }

    private static Optional<SecurityLevel> level(String number) {
        return number.matches("[1-4]") ? SecurityLevel.of(Integer.parseInt(number)) : Optional.empty();
    }

    private static Optional<Duration> maxAge(String seconds) {
        return seconds.matches("[1-9][0-9]{0,7}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds)))
                : Optional.empty();
    }

    private static Optional<Asking> asking(String prompt) {
        return switch (prompt) {
            case "login" -> Optional.of(Asking.ALWAYS);
            case "none" -> Optional.of(Asking.NEVER);
            default -> Optional.empty();
        };
    }

    /** Those that we write; empty if any other is among them, or one comes twice. */
    private static Optional<List<Language>> languages(String tags) {
        var named = tags.split(" ", MOST_LANGUAGES + 1);
        var known = Arrays.stream(named)
                .flatMap(tag -> Language.of(tag).stream())
                .distinct()
                .toList();
        return known.size() == named.length ? Optional.of(known) : Optional.empty();
    }
}
