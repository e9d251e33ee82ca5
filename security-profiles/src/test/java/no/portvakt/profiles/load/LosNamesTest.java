package no.portvakt.profiles.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import no.portvakt.profiles.catalog.Los;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.load.LoadOutcome.Loaded;
import no.portvakt.profiles.load.LoadOutcome.Rejected;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class LosNamesTest {

    private static final Path TAXONOMY = Path.of("../../shared/corpora/los/los.rdf");
    private static final String BASE = "https://psi.norge.no/los/";

    private final LosNames names = LosNames.shipped();

    @Test
    void shouldNameEveryThemeAndWordOfTheCatalogueAndNoOther() {
        var used = used();

        assertThat(names.themes()).isEqualTo(used.stream().map(Los::theme).collect(Collectors.toSet()));
        assertThat(names.words())
                .isEqualTo(used.stream().flatMap(los -> los.words().stream()).collect(Collectors.toSet()));
    }

    @Test
    void shouldHaveEachWordUnderTheThemeThatItsServiceNames() {
        assertThat(used()).allSatisfy(los -> assertThat(los.words())
                .allSatisfy(word -> assertThat(names.isUnder(word, los.theme()))
                        .as(word + " under " + los.theme())
                        .isTrue()));
    }

    @Test
    void shouldNameThemInAllThreeLanguages() {
        assertThat(names.theme("grunnskole")).contains(new Texts("Grunnskole", "Grunnskule", "Compulsory education"));
        assertThat(names.word("barnehageplass").map(Texts::en)).contains("Kindergarten place");
        assertThat(names.word("no-such-word")).isEmpty();
    }

    /** The taxonomy itself; it lies beside the repository where it is to be had. */
    @Test
    void shouldAgreeWithTheTaxonomy() throws IOException, ParserConfigurationException, SAXException {
        Assumptions.assumeTrue(Files.exists(TAXONOMY), "skipped: no taxonomy in " + TAXONOMY);
        var taxonomy = taxonomy();
        List<String> disagreements = new ArrayList<>();

        for (var theme : names.themes()) {
            if (!names.theme(theme).equals(taxonomy.name("tema/" + theme))) {
                disagreements.add(theme);
            }
        }
        for (var word : names.words()) {
            if (!names.word(word).equals(taxonomy.name("ord/" + word))) {
                disagreements.add(word);
            }
            for (var theme : names.themes()) {
                if (names.isUnder(word, theme) != taxonomy.isUnder("ord/" + word, "tema/" + theme)) {
                    disagreements.add(word + " under " + theme);
                }
            }
        }
        assertThat(disagreements).isEmpty();
    }

    private static List<Los> used() {
        return switch (ProfileLoader.fromClassPath()) {
            case Loaded(var catalog) ->
                catalog.services().stream()
                        .flatMap(service -> service.classification().los().stream())
                        .toList();
            case Rejected rejected -> throw new AssertionError(rejected.describe());
        };
    }

    private static Taxonomy taxonomy() throws IOException, ParserConfigurationException, SAXException {
        var factory = DocumentBuilderFactory.newNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var root = factory.newDocumentBuilder().parse(TAXONOMY.toFile()).getDocumentElement();
        Map<String, Map<String, String>> labels = new HashMap<>();
        Map<String, Set<String>> broader = new HashMap<>();
        var children = root.getElementsByTagNameNS("*", "Description");
        for (int i = 0; i < children.getLength(); i++) {
            var description = (Element) children.item(i);
            var id = description.getAttribute("rdf:about").replace(BASE, "");
            var parts = description.getElementsByTagNameNS("*", "*");
            for (int j = 0; j < parts.getLength(); j++) {
                var part = (Element) parts.item(j);
                if (part.getLocalName().equals("prefLabel")) {
                    labels.computeIfAbsent(id, _ -> new HashMap<>())
                            .put(part.getAttribute("xml:lang"), part.getTextContent());
                } else if (part.getLocalName().equals("broader")) {
                    broader.computeIfAbsent(id, _ -> new HashSet<>())
                            .add(part.getAttribute("rdf:resource").replace(BASE, ""));
                }
            }
        }
        return new Taxonomy(labels, broader);
    }

    private record Taxonomy(Map<String, Map<String, String>> labels, Map<String, Set<String>> broader) {

        Optional<Texts> name(String id) {
            var label = labels.getOrDefault(id, Map.of());
            return label.size() < 3
                    ? Optional.empty()
                    : Optional.of(new Texts(
                            label.getOrDefault("nb", "?"),
                            label.getOrDefault("nn", "?"),
                            label.getOrDefault("en", "?")));
        }

        boolean isUnder(String id, String theme) {
            return broader.getOrDefault(id, Set.of()).contains(theme);
        }
    }
}
