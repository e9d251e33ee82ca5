package no.portvakt.profiles.load;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.portal.OidcClient;
import no.portvakt.profiles.portal.OidcClient.Algorithm;
import no.portvakt.profiles.portal.OidcClient.Conformance;
import no.portvakt.profiles.portal.OidcClient.Keys;
import no.portvakt.profiles.portal.OidcClient.SignOn;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.profiles.portal.PortalId;
import no.portvakt.profiles.portal.Protocol;
import no.portvakt.profiles.portal.Telling;

/** Reads {@code portal}. */
final class PortalReader {

    private static final String ADDRESS = "https, a host and a path, without wildcard, user or fragment";
    private static final Pattern FILE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,80}");

    private PortalReader() {}

    /** One portal; files that it names stand in this folder. */
    static Optional<Portal> read(YamlObject keys, Path folder) {
        var id = keys.required("id").flatMap(v -> v.asParsed(PortalId::parse, Words.HOST_LABEL));
        var name = keys.required("name").flatMap(SmallReaders::texts);
        var service = keys.required("service").flatMap(v -> v.asParsed(ServiceId::parse, Words.HOST_LABEL));
        var telling = keys.optional("tell", Telling.FIRST_TIME, v -> v.asOneOf(Telling.values(), Telling::word));
        var oidc = keys.optional("oidc");
        var saml = keys.optional("saml");
        if (oidc.isPresent() == saml.isPresent()) {
            keys.reject(saml.isPresent() ? "saml" : "oidc", "either oidc or saml has to say how the portal delegates");
        }
        var protocol = oidc.flatMap(YamlValue::asObject)
                .flatMap(inner -> oidc(inner, folder).<Protocol>map(read -> read))
                .or(() -> saml.flatMap(YamlValue::asObject).flatMap(inner -> SamlReader.read(inner, folder)));
        return keys.close() && protocol.isPresent()
                ? Optional.of(new Portal(
                        id.orElseThrow(),
                        name.orElseThrow(),
                        service.orElseThrow(),
                        telling.orElseThrow(),
                        protocol.get()))
                : Optional.empty();
    }

    private static Optional<OidcClient> oidc(YamlObject keys, Path folder) {
        var redirects = keys.required("redirects").flatMap(v -> v.asSet(PortalReader::address));
        var afterLogout = keys.optional("afterLogout", Set.<URI>of(), v -> v.asSet(PortalReader::address));
        var backchannel = keys.optional("backchannelLogout").flatMap(PortalReader::address);
        var frontchannel = keys.optional("frontchannelLogout").flatMap(PortalReader::address);
        var calls = keys.optional("calls", Set.<URI>of(), v -> v.asSet(PortalReader::interfaceAddress));
        var keysThere = keys.required("keys").flatMap(YamlValue::asObject).flatMap(inner -> keys(inner, folder));
        var conformance = keys.optional(
                "conformance", Conformance.PLAIN, v -> v.asOneOf(Conformance.values(), Conformance::word));
        var signOn = keys.optional("signOn", SignOn.SHARED, v -> v.asOneOf(SignOn.values(), SignOn::word));
        var hosts = redirects.stream().flatMap(Set::stream).map(URI::getHost).distinct();
        if (hosts.count() > 1) {
            return keys.reject("redirects", "must have one host: citizens have one pseudonym for each");
        }
        if (backchannel.isPresent() && frontchannel.isPresent()) {
            return keys.reject(
                    "frontchannelLogout",
                    "is one way too many: backchannelLogout reaches the portal without her browser");
        }
        var algorithm = keys.optional("algorithm").flatMap(v -> v.asOneOf(Algorithm.values(), Algorithm::name));
        boolean strict = conformance.equals(Optional.of(Conformance.FAPI_2));
        if (strict && !algorithm.map(Algorithm::isStrict).orElse(true)) {
            return keys.reject("algorithm", "is not one of FAPI 2.0: choose ES256 or PS256");
        }
        if (strict && !calls.orElse(Set.of()).isEmpty()) {
            return keys.reject("calls", "needs a bearer token, and those of fapi-2 are bound to a key");
        }
        return keys.close() && keysThere.isPresent()
                ? Optional.of(new OidcClient(
                        redirects.orElseThrow(),
                        afterLogout.orElseThrow(),
                        backchannel,
                        frontchannel,
                        keysThere.get(),
                        calls.orElseThrow(),
                        strict ? Optional.of(algorithm.orElse(Algorithm.ES256)) : algorithm,
                        conformance.orElseThrow(),
                        signOn.orElseThrow()))
                : Optional.empty();
    }

    private static Optional<Keys> keys(YamlObject keys, Path folder) {
        var url = keys.optional("url").flatMap(PortalReader::address).<Keys>map(Keys.At::new);
        var file = keys.optional("file").flatMap(value -> keySet(value, folder));
        if (!keys.close()) {
            return Optional.empty();
        }
        return url.isPresent() == file.isPresent()
                ? keys.reject("url", "either this or file has to say where the portal's public keys are")
                : url.or(() -> file);
    }

    private static Optional<Keys> keySet(YamlValue value, Path folder) {
        return fileBeside(value, folder).map(Keys.In::new);
    }

    /** What stands in a file of this name in the same folder. */
    static Optional<String> fileBeside(YamlValue value, Path folder) {
        return value.asParsed(
                        text -> FILE.matcher(text).matches() ? Optional.of(text) : Optional.empty(),
                        "the name of a file in the same folder")
                .flatMap(name -> content(value, folder.resolve(name)));
    }

    private static Optional<String> content(YamlValue value, Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return value.reject("cannot be read: " + file.getFileName());
        }
    }

    /** A name for somebody who reads tokens. It need not be where he is found, so it may be without a path. */
    private static Optional<URI> interfaceAddress(YamlValue value) {
        return value.asParsed(
                text -> address(text.endsWith("/") ? text : text + "/").map(ignored -> URI.create(text)), ADDRESS);
    }

    static Optional<URI> address(YamlValue value) {
        return value.asParsed(PortalReader::address, ADDRESS);
    }

    private static Optional<URI> address(String text) {
        try {
            var uri = new URI(text);
            boolean exact = "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && !text.contains("*")
                    && !uri.getRawPath().isEmpty()
                    && uri.normalize().equals(uri);
            return exact ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
