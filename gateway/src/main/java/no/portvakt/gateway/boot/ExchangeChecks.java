package no.portvakt.gateway.boot;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceId;

/** What must hold of services that call others. Gives every problem, with its key, or none. */
final class ExchangeChecks {

    private ExchangeChecks() {}

    static List<String> problemsOf(ExchangeSettings exchange) {
        var problems = new ArrayList<String>();
        new TreeMap<>(exchange.services()).forEach((id, caller) -> {
            checkKeys(keyOf(id) + ".keys", caller.keys(), problems);
            if (caller.to().isEmpty()) {
                problems.add(keyOf(id) + ".to: names nobody");
            }
            if (caller.to().contains(id)) {
                problems.add(keyOf(id) + ".to: a service needs no token for itself");
            }
        });
        return problems;
    }

    /** Services that no profile describes. */
    static List<String> unknownTo(ServiceCatalog catalog, ExchangeSettings exchange) {
        var problems = new ArrayList<String>();
        new TreeMap<>(exchange.services()).forEach((id, caller) -> {
            if (isUnknown(catalog, id)) {
                problems.add(keyOf(id) + ": no profile has this id");
            }
            for (var to : new TreeSet<>(caller.to())) {
                if (isUnknown(catalog, to)) {
                    problems.add(keyOf(id) + ".to: no profile has the id " + to);
                }
            }
        });
        return problems;
    }

    private static boolean isUnknown(ServiceCatalog catalog, String id) {
        return ServiceId.parse(id).flatMap(catalog::find).isEmpty();
    }

    private static void checkKeys(String key, Path file, List<String> problems) {
        try {
            var keys = JWKSet.load(file.toFile()).getKeys();
            if (keys.isEmpty() || keys.stream().anyMatch(found -> found.toPublicJWK() == null)) {
                problems.add(key + ": needs public keys, and nothing but those");
            } else if (keys.stream().anyMatch(JWK::isPrivate)) {
                problems.add(key + ": holds a private key, which nobody but the service may have");
            }
        } catch (IOException unreadable) {
            problems.add(key + ": cannot read " + file);
        } catch (ParseException notKeys) {
            problems.add(key + ": is no set of keys (JWKS)");
        }
    }

    private static String keyOf(String id) {
        return "portvakt.exchange.services.\"" + id + "\"";
    }
}
