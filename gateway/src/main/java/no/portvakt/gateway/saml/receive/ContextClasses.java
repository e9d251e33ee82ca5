package no.portvakt.gateway.saml.receive;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.level.SecurityLevel;
import org.opensaml.saml.saml2.core.AuthnContext;
import org.opensaml.saml.saml2.core.AuthnContextClassRef;
import org.opensaml.saml.saml2.core.AuthnContextComparisonTypeEnumeration;
import org.opensaml.saml.saml2.core.RequestedAuthnContext;

/** Levels in the words of SAML: those of ID-porten's SAML, of eIDAS, and of ID-porten's OpenID Connect. */
public final class ContextClasses {

    private static final Map<SecurityLevel, String> STATED = Map.of(
            SecurityLevel.LOW, AuthnContext.PASSWORD_AUTHN_CTX,
            SecurityLevel.SUBSTANTIAL, AuthnContext.PPT_AUTHN_CTX,
            SecurityLevel.HIGH, AuthnContext.SMARTCARD_PKI_AUTHN_CTX);

    private static final Map<String, SecurityLevel> KNOWN = Map.of(
            AuthnContext.PASSWORD_AUTHN_CTX,
            SecurityLevel.LOW,
            AuthnContext.PPT_AUTHN_CTX,
            SecurityLevel.SUBSTANTIAL,
            AuthnContext.SMARTCARD_PKI_AUTHN_CTX,
            SecurityLevel.HIGH,
            "http://eidas.europa.eu/LoA/low",
            SecurityLevel.LOW,
            "http://eidas.europa.eu/LoA/substantial",
            SecurityLevel.SUBSTANTIAL,
            "http://eidas.europa.eu/LoA/high",
            SecurityLevel.HIGH,
            "idporten-loa-low",
            SecurityLevel.LOW,
            "idporten-loa-substantial",
            SecurityLevel.SUBSTANTIAL,
            "idporten-loa-high",
            SecurityLevel.HIGH);

    private ContextClasses() {}

    /** How an answer states a level. */
    public static String stated(SecurityLevel level) {
        return Optional.ofNullable(STATED.get(level))
                .orElseThrow(() -> new IllegalArgumentException("nobody is logged in at level " + level.number()));
    }

    /** What a {@code RequestedAuthnContext} comes to. */
    sealed interface Wish {

        /** Left to us. */
        record Nothing() implements Wish {}

        /**
         * At least this level.
         *
         * @param statesAsked whether the answer states this one and none above
         */
        record AtLeast(SecurityLevel level, boolean statesAsked) implements Wish {}

        /** Nothing that we could give. */
        record Impossible() implements Wish {}
    }

    /** SAML Core, 3.3.2.2.1. Of what we do not know nothing can be said but that it is not met. */
    static Wish read(RequestedAuthnContext asked) {
        var names = asked.getAuthnContextClassRefs().stream()
                .map(AuthnContextClassRef::getURI)
                .toList();
        if (!asked.getAuthnContextDeclRefs().isEmpty()) {
            return new Wish.Impossible();
        }
        if (names.contains(AuthnContext.UNSPECIFIED_AUTHN_CTX)) {
            return new Wish.Nothing();
        }
        var known = names.stream()
                .flatMap(name -> Optional.ofNullable(KNOWN.get(name)).stream())
                .toList();
        boolean all = known.size() == names.size();
        var comparison = Optional.ofNullable(asked.getComparison()).orElse(AuthnContextComparisonTypeEnumeration.EXACT);
        return switch (comparison) {
            case EXACT ->
                lowest(known).<Wish>map(level -> new Wish.AtLeast(level, true)).orElseGet(Wish.Impossible::new);
            case MINIMUM ->
                lowest(known).<Wish>map(level -> new Wish.AtLeast(level, false)).orElseGet(Wish.Impossible::new);
            case MAXIMUM ->
                highest(known).<Wish>map(level -> new Wish.AtLeast(level, true)).orElseGet(Wish.Impossible::new);
            case BETTER ->
                highest(known)
                        .filter(level -> all)
                        .flatMap(level -> SecurityLevel.of(level.number() + 1))
                        .<Wish>map(level -> new Wish.AtLeast(level, false))
                        .orElseGet(Wish.Impossible::new);
        };
    }

    private static Optional<SecurityLevel> lowest(List<SecurityLevel> known) {
        return known.stream().min(Comparator.naturalOrder());
    }

    private static Optional<SecurityLevel> highest(List<SecurityLevel> known) {
        return known.stream().max(Comparator.naturalOrder());
    }
}
