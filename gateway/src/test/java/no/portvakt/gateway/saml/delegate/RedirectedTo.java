package no.portvakt.gateway.saml.delegate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import no.portvakt.gateway.ownpath.OwnReply;

/** What a portal reads out of an address that the browser is sent to, with the JDK alone. */
record RedirectedTo(String address, String query) {

    static RedirectedTo of(OwnReply reply) {
        var location = SingleLogoutTest.location(reply);
        int mark = location.indexOf('?');
        if (mark < 0) {
            throw new AssertionError("no message in " + location);
        }
        return new RedirectedTo(location.substring(0, mark), location.substring(mark + 1));
    }

    private Optional<String> parameter(String name) {
        return Optional.ofNullable(Town.query(query).get(name)).map(java.util.List::getFirst);
    }

    Optional<String> relayState() {
        return parameter("RelayState");
    }

    String xml() {
        var message =
                parameter("SAMLRequest").or(() -> parameter("SAMLResponse")).orElseThrow();
        try (var inflated = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(message)), new Inflater(true))) {
            return new String(inflated.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** SAML Bindings, 3.4.4.1. */
    boolean isSignedBy(PortalKey key) {
        try {
            var verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key.certificate());
            verifier.update(query.substring(0, query.indexOf("&Signature=")).getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(
                    Base64.getDecoder().decode(parameter("Signature").orElseThrow()));
        } catch (GeneralSecurityException notGood) {
            return false;
        }
    }
}
