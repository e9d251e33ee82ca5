package no.portvakt.profiles.write;

import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Lays a document out in one way: indentation, and the keys in their order. Comments stay with what they stand at. */
public final class ProfileFormat {

    /** The order of docs/profiles.md, for all kinds of groups at once; others keep their place behind. */
    private static final List<String> ORDER = List.of(
            "id",
            "template",
            "inherits",
            "date",
            "by",
            "organisation",
            "number",
            "municipality",
            "theme",
            "words",
            "path",
            "methods",
            "source",
            "title",
            "owner",
            "host",
            "listed",
            "los",
            "data",
            "population",
            "issuers",
            "consequences",
            "likelihood",
            "level",
            "login",
            "represent",
            "identity",
            "claims",
            "crossSite",
            "authorization",
            "zone",
            "upstream",
            "session",
            "validFrom",
            "maxAge",
            "signature",
            "roles",
            "except",
            "purpose",
            "legalBasis",
            "overridable",
            "reason",
            "reasoning",
            "belowBecause",
            "assessment",
            "rules",
            "prefill",
            "nb",
            "nn",
            "en");

    private ProfileFormat() {}

    /**
     * The same document, laid out.
     *
     * @param yaml a document that the loader accepts
     */
    public static String format(String yaml) {
        var settings = LoadSettings.builder().setParseComments(true).build();
        var root = new Compose(settings).composeString(yaml);
        root.ifPresent(ProfileFormat::order);
        var layout = YamlEmitter.layout();
        return root.map(node -> new Present(layout)
                        .emitToString(new Serialize(layout).serializeOne(node).iterator()))
                .orElse(yaml);
    }

    private static void order(Node node) {
        switch (node) {
            case MappingNode group -> {
                group.getValue().sort(Comparator.comparingInt(ProfileFormat::position));
                group.getValue().forEach(entry -> order(entry.getValueNode()));
            }
            case SequenceNode list -> list.getValue().forEach(ProfileFormat::order);
            default -> {}
        }
    }

    private static int position(NodeTuple entry) {
        int at = entry.getKeyNode() instanceof ScalarNode key ? ORDER.indexOf(key.getValue()) : -1;
        return at < 0 ? ORDER.size() : at;
    }
}
