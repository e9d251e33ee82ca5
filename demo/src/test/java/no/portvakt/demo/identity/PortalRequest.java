package no.portvakt.demo.identity;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parameters of one request, in order, and as many of a name as somebody likes. */
record PortalRequest(List<Parameter> parameters) {

    PortalRequest {
        parameters = List.copyOf(parameters);
    }

    record Parameter(String name, String value) {}

    static PortalRequest empty() {
        return new PortalRequest(List.of());
    }

    /** One more, beside whatever is there. */
    PortalRequest and(String name, String value) {
        return new PortalRequest(Stream.concat(parameters.stream(), Stream.of(new Parameter(name, value)))
                .toList());
    }

    PortalRequest and(PortalRequest others) {
        List<Parameter> all = new ArrayList<>(parameters);
        all.addAll(others.parameters);
        return new PortalRequest(all);
    }

    PortalRequest without(String name) {
        return new PortalRequest(parameters.stream()
                .filter(parameter -> !parameter.name().equals(name))
                .toList());
    }

    /** In place of those of that name. */
    PortalRequest with(String name, String value) {
        return without(name).and(name, value);
    }

    String encoded() {
        return parameters.stream()
                .map(parameter -> parameter.name() + "=" + URLEncoder.encode(parameter.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    URI at(String endpoint) {
        return URI.create(endpoint + "?" + encoded());
    }
}
