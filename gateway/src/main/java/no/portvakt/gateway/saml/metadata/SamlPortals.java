package no.portvakt.gateway.saml.metadata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.profiles.portal.PortalId;
import no.portvakt.profiles.portal.SamlPeer;

/** The portals that speak SAML with us, by how they name themselves. */
public final class SamlPortals {

    private final Map<String, SamlPortal> byEntity = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private SamlPortals() {}

    /** What came of reading their metadata. */
    public sealed interface Outcome {

        record Sound(SamlPortals portals) implements Outcome {}

        /** One line for each problem, with the portal; never empty. */
        record Unsound(List<String> problems) implements Outcome {
            public Unsound {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Those among them that speak SAML. */
    public static Outcome of(Collection<Portal> declared, Instant now) {
        var all = new SamlPortals();
        declared.forEach(portal -> portal.saml().ifPresent(peer -> all.add(portal, peer, now)));
        return all.problems.isEmpty() ? new Outcome.Sound(all) : new Outcome.Unsound(all.problems);
    }

    private void add(Portal portal, SamlPeer peer, Instant now) {
        switch (MetadataReader.read(peer.metadata(), now)) {
            case MetadataReader.Outcome.Unsound(var why) ->
                why.forEach(problem -> problems.add("portal " + portal.id() + ": " + problem));
            case MetadataReader.Outcome.Sound(var metadata) -> {
                check(portal.id(), peer, metadata);
                byEntity.putIfAbsent(
                        metadata.entityId(), new SamlPortal(portal.id(), portal.service(), peer, metadata));
            }
        }
    }

    private void check(PortalId id, SamlPeer peer, PortalMetadata metadata) {
        var earlier = byEntity.get(metadata.entityId());
        if (earlier != null) {
            problems.add("portal " + id + ": its entityID is taken by " + earlier.id());
        }
        if (peer.requests() == SamlPeer.Requests.SIGNED && metadata.signing().isEmpty()) {
            problems.add("portal " + id + ": its requests have to be signed, and its metadata has no key for that");
        }
        if (peer.assertions() == SamlPeer.Assertions.ENCRYPTED
                && metadata.encryption().isEmpty()) {
            problems.add(
                    "portal " + id + ": assertions have to be encrypted, and its metadata has no RSA key for that");
        }
    }

    /** In no order. */
    public List<SamlPortal> all() {
        return List.copyOf(byEntity.values());
    }

    /** The one that names itself so, character for character. */
    public Optional<SamlPortal> named(String entityId) {
        return Optional.ofNullable(byEntity.get(entityId));
    }

    /** The one that is declared under this id. */
    public Optional<SamlPortal> withId(String id) {
        return byEntity.values().stream()
                .filter(portal -> portal.id().value().equals(id))
                .findFirst();
    }
}
