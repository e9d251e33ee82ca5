package no.portvakt.demo.journey;

import static no.portvakt.demo.journey.Unexpected.unless;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import no.portvakt.demo.browsing.Browser;
import no.portvakt.demo.simulators.SeenRequest;

/** Steps 9 to 11: what somebody might try. */
final class Attacking {

    private static final String SERVICE = "barnehage";
    private static final String FORGED = "forged-by-the-journey";
    private static final List<String> FORGED_NAMES = List.of(
            "X-Portvakt-Pid",
            "X_Portvakt_Pid",
            "X.Portvakt.Pid",
            "x-portvakt-level",
            "X-Remote-User",
            "X_Remote_User",
            "Client-Cert",
            "Client_Cert",
            "X-Forwarded-For",
            "X_Forwarded_Host",
            "Forwarded");
    private static final List<String> CONFUSING = List.of(
            "/public/..;/protected",
            "/public/%2e%2e/protected",
            "/public/..%2fprotected",
            "//protected",
            "/public//protected",
            "/public/%252e%252e/protected");

    private final Traveller traveller;

    Attacking(Traveller traveller) {
        this.traveller = traveller;
    }

    /** Sabotage: the request goes to the service itself, past the gateway. */
    String forgedIdentity(boolean broken) {
        var opened = traveller.open(SERVICE, "/");
        unless(opened.status() == 200, "the service opens without another log-in, was " + opened);
        var evidence = new ArrayList<String>();
        for (var path : List.of("/public/liste", "/soknad")) {
            var mark = path + "?mark=" + UUID.randomUUID();
            var target = broken ? traveller.directly(mark) : traveller.on(SERVICE, mark);
            var answer = traveller.browser().fetch("GET", target, forgedHeaders());
            unless(answer.status() == 200, "the request itself is fine, was " + answer);
            requireClean(seenAs(mark));
            evidence.add(path + " " + answer.status());
        }
        var token = Map.of("Authorization", "Bearer " + FORGED);
        var both = traveller.browser().fetch("GET", traveller.on(SERVICE, "/soknad"), token);
        unless(both.status() == 400, "a forged token beside her session is refused, was " + both);
        return "%s; none of %d forged headers and no cookie of ours arrived"
                .formatted(String.join(", ", evidence), forgedHeaders().size());
    }

    private static Map<String, String> forgedHeaders() {
        var headers = new TreeMap<String, String>();
        FORGED_NAMES.forEach(name -> headers.put(name, FORGED));
        headers.put("Authorization", "Basic " + FORGED);
        headers.put("authorization_", FORGED);
        return headers;
    }

    private SeenRequest seenAs(String mark) {
        return traveller.simulators().services().seen().stream()
                .filter(request -> request.target().equals(mark))
                .findFirst()
                .orElseThrow(() -> new Unexpected("the request did not arrive"));
    }

    private static void requireClean(SeenRequest request) {
        request.headers().forEach((name, values) -> {
            unless(
                    values.stream().noneMatch(value -> value.contains(FORGED)),
                    "nothing forged reaches the service, but " + name + " did");
            unless(
                    !name.equalsIgnoreCase("Cookie")
                            || values.stream().noneMatch(value -> value.contains("__Host-portvakt")),
                    "our own cookie stays with us");
        });
    }

    /** Sabotage: the open page is asked for by its plain name. */
    String confusingPaths(boolean broken) {
        int reached = traveller.simulators().services().seen().size();
        var statuses = new ArrayList<String>();
        try (var nobody = traveller.newBrowser()) {
            for (var path : broken ? List.of("/public/protected") : CONFUSING) {
                statuses.add(path + " " + refusal(nobody, SERVICE, path));
            }
            statuses.add("login:/admin/ " + refusal(nobody, "login", "/admin/"));
            statuses.add("norge:/ukjent " + refusal(nobody, "norge", "/ukjent"));
        }
        int touched = traveller.simulators().services().seen().size() - reached;
        unless(touched == 0, "no upstream is touched, but %d requests arrived".formatted(touched));
        return String.join(", ", statuses) + "; no upstream touched";
    }

    private int refusal(Browser nobody, String host, String path) {
        var target = URI.create(traveller.on(host, "").toString() + path);
        int status = nobody.fetch("GET", target, Map.of()).status();
        unless(status == 400 || status == 403 || status == 404, host + path + " is refused, was " + status);
        return status;
    }

    /** Sabotage: the owner looks. */
    String anotherCitizensCase(boolean broken) {
        var who = broken ? traveller.browser() : traveller.othersBrowser();
        var list = who.open(traveller.on("minside", "/saker"));
        unless(list.status() == 200, "the other citizen sees the page for cases, was " + list);
        unless(!list.body().contains(traveller.submission()), "the case is not in another citizen's list");
        var page = who.open(traveller.on("minside", "/saker/" + traveller.submission()));
        unless(page.status() == 404, "another citizen gets 404 for the case, was " + page);
        var api =
                who.fetch("GET", traveller.on("minside", "/api/minside/v1/cases/" + traveller.submission()), Map.of());
        unless(api.status() == 404, "the API answers another citizen 404, was " + api.status());
        var receipt = who.open(traveller.on("minside", "/kvittering/" + traveller.submission()));
        unless(receipt.status() == 404, "another citizen gets 404 for the receipt, was " + receipt);
        return "not in the list; page %d, receipt %d, API %d".formatted(page.status(), receipt.status(), api.status());
    }
}
