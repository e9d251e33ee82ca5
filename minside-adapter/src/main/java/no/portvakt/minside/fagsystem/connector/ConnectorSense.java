package no.portvakt.minside.fagsystem.connector;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.sf.saxon.s9api.SaxonApiException;

/** What a schema cannot say of a connector: that its expressions can be read, and that what it says goes together. */
final class ConnectorSense {

    private static final Pattern ONE_SELECT = Pattern.compile("(?is)\\s*(select|with)\\b[^;]*");
    private static final Pattern PERSON = Pattern.compile("(?<![:\\w]):person\\b");

    private final String file;
    private final Connector connector;
    private final List<ConnectorProblem> problems = new ArrayList<>();

    private ConnectorSense(String file, Connector connector) {
        this.file = file;
        this.connector = connector;
    }

    static List<ConnectorProblem> problems(String file, Connector connector) {
        var sense = new ConnectorSense(file, connector);
        sense.ofTransport();
        sense.ofFields();
        sense.ofTimes();
        return List.copyOf(sense.problems);
    }

    private void say(String at, String what) {
        problems.add(new ConnectorProblem(file, "/connector" + at, what));
    }

    private void ofTransport() {
        switch (connector.transport()) {
            case Transport.Rest rest -> onlyOver("/transport/rest", Authentication.values());
            case Transport.Soap soap -> {
                onlyOver("/transport/soap", Authentication.values());
                if (!soap.body().contains("{person}")) {
                    say("/transport/soap/body", "does not say {person}: it would ask about nobody");
                }
            }
            case Transport.View view -> {
                onlyOver("/transport/view", Authentication.NONE, Authentication.BASIC);
                if (!ONE_SELECT.matcher(view.query()).matches()) {
                    say("/transport/view/query", "has to be one select, without a semicolon");
                }
                if (!PERSON.matcher(view.query()).find()) {
                    say("/transport/view/query", "does not say :person: it would tell of everybody");
                }
            }
            case Transport.Drop drop -> {
                onlyOver("/transport/drop", Authentication.NONE);
                ofFile("/transport/drop", drop);
            }
        }
    }

    private void ofFile(String at, Transport.Drop drop) {
        switch (drop.format()) {
            case FileFormat.Csv csv -> {
                if (!csv.columns().contains(csv.person())) {
                    say(at + "/format/csv/person", "is none of the columns");
                }
            }
            case FileFormat.Xml xml -> {
                xpath(at + "/format/xml/rows", xml.rows());
                xpath(at + "/format/xml/person", xml.person());
            }
        }
        if (drop.pause().compareTo(Duration.ofMillis(1)) < 0) {
            say(at + "/every", "no time at all");
        }
        if (drop.oldest().compareTo(connector.valid()) < 0) {
            say(at + "/oldest", "shorter than a value is valid");
        }
        if (!connector.cached().isZero()) {
            say("/cached", "a file is in memory already");
        }
    }

    private void onlyOver(String at, Authentication... possible) {
        if (!List.of(possible).contains(connector.authentication())) {
            say("/authentication", "does not go with " + at.substring(at.lastIndexOf('/') + 1));
        }
    }

    private void ofFields() {
        Map<String, Mapping> inOrder = new TreeMap<>(connector.fields());
        inOrder.forEach((path, mapping) -> {
            var at = "/fields/" + path + "/value";
            switch (connector.transport().language()) {
                case JSONATA -> jsonata(at, mapping.value());
                case XPATH -> xpath(at, mapping.value());
            }
        });
    }

    private void jsonata(String at, String expression) {
        try {
            Jsonata.jsonata(expression);
        } catch (JException unreadable) {
            say(at, "not JSONata: " + unreadable.getMessage());
        }
    }

    private void xpath(String at, String expression) {
        try {
            XPaths.of(connector.transport().namespaces()).compile(expression);
        } catch (SaxonApiException unreadable) {
            say(at, "not XPath: " + unreadable.getMessage());
        }
    }

    private void ofTimes() {
        if (connector.cached().compareTo(connector.valid()) > 0) {
            say("/cached", "longer than a value is valid");
        }
        if (connector.patience().deadline().compareTo(Duration.ofMillis(1)) < 0) {
            say("/patience/deadline", "no time at all");
        }
        Optional.of(connector.patience().breaker().rest())
                .filter(rest -> rest.compareTo(Duration.ofMillis(1)) < 0)
                .ifPresent(rest -> say("/patience/breaker/rest", "no time at all"));
    }
}
