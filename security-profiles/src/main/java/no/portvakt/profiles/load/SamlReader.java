package no.portvakt.profiles.load;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.portal.Protocol;
import no.portvakt.profiles.portal.SamlPeer;
import no.portvakt.profiles.portal.SamlPeer.Assertions;
import no.portvakt.profiles.portal.SamlPeer.Metadata;
import no.portvakt.profiles.portal.SamlPeer.NameIdKind;
import no.portvakt.profiles.portal.SamlPeer.Requests;
import no.portvakt.profiles.portal.SamlPeer.Told;

/** Reads {@code portal.saml}. Whether the metadata is any good, whoever understands SAML says. */
final class SamlReader {

    private SamlReader() {}

    /** Files that it names stand in this folder. */
    static Optional<Protocol> read(YamlObject keys, Path folder) {
        var metadata = keys.required("metadata").flatMap(YamlValue::asObject).flatMap(inner -> metadata(inner, folder));
        var nameId =
                keys.optional("nameId", NameIdKind.TRANSIENT, v -> v.asOneOf(NameIdKind.values(), NameIdKind::word));
        var requests = keys.optional("requests", Requests.SIGNED, v -> v.asOneOf(Requests.values(), Requests::word));
        var assertions = keys.optional(
                "assertions",
                Assertions.ENCRYPTED_WHERE_POSSIBLE,
                v -> v.asOneOf(Assertions.values(), Assertions::word));
        var attributes = keys.optional("attributes", SamlPeer.ID_PORTEN, SamlReader::attributes);
        return keys.close() && metadata.isPresent() && attributes.isPresent()
                ? Optional.of(new SamlPeer(
                        metadata.get(),
                        nameId.orElseThrow(),
                        requests.orElseThrow(),
                        assertions.orElseThrow(),
                        attributes.get()))
                : Optional.empty();
    }

    private static Optional<Metadata> metadata(YamlObject keys, Path folder) {
        var file = keys.optional("file").flatMap(value -> PortalReader.fileBeside(value, folder));
        var url = keys.optional("url").flatMap(PortalReader::address);
        var signer = keys.optional("signedBy").flatMap(value -> PortalReader.fileBeside(value, folder));
        if (!keys.close()) {
            return Optional.empty();
        }
        if (url.isPresent() == file.isPresent()) {
            return keys.reject("url", "either this or file has to say where the portal's metadata is");
        }
        if (url.isPresent() != signer.isPresent()) {
            return keys.reject("signedBy", "goes with url: metadata from an address counts only if it is signed");
        }
        return file.<Metadata>map(Metadata.In::new)
                .or(() -> url.map(address -> new Metadata.At(address, signer.orElseThrow())));
    }

    /** A list of name and meaning, since a name may be an address, which is no key. */
    private static Optional<Map<String, Told>> attributes(YamlValue value) {
        return value.asAll(SamlReader::attribute).flatMap(named -> {
            Map<String, Told> all = new HashMap<>();
            named.forEach(one -> all.put(one.name(), one.told()));
            return all.size() == named.size() ? Optional.of(all) : value.reject("names one of them twice");
        });
    }

    private record Attribute(String name, Told told) {}

    private static Optional<Attribute> attribute(YamlObject keys) {
        var name = keys.required("name").flatMap(YamlValue::asText);
        var told = keys.required("says").flatMap(v -> v.asOneOf(Told.values(), Told::word));
        return keys.close() ? Optional.of(new Attribute(name.orElseThrow(), told.orElseThrow())) : Optional.empty();
    }
}
