package no.portvakt.gateway.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import no.portvakt.gateway.saml.delegate.SamlPaths;
import no.portvakt.gateway.saml.logout.LogoutPaths;
import no.portvakt.gateway.saml.soap.SoapDoor;
import no.portvakt.gateway.saml.soap.SoapService;
import org.jboss.logging.Logger;

/** Opens the door for portals' servers, if it has a port. */
@Singleton
public class SamlDoor {

    private static final Logger LOG = Logger.getLogger("portvakt.saml");

    private final Vertx vertx;
    private final SamlSettings settings;
    private final Instance<SamlBeans.Parties> parties;
    private final Instance<SamlPaths> paths;
    private final Instance<LogoutPaths> logout;

    @Inject
    public SamlDoor(
            Vertx vertx,
            SamlSettings settings,
            Instance<SamlBeans.Parties> parties,
            Instance<SamlPaths> paths,
            Instance<LogoutPaths> logout) {
        this.vertx = vertx;
        this.settings = settings;
        this.parties = parties;
        this.paths = paths;
        this.logout = logout;
    }

    Future<Void> open() {
        var soap = settings.soap();
        if (settings.portals().isEmpty() || soap.port().isEmpty()) {
            return Future.succeededFuture();
        }
        var options = new SoapDoor.Options(
                soap.bind(),
                soap.port().orElseThrow(),
                needed(soap.certificate(), "certificate"),
                needed(soap.key(), "key"),
                needed(parties.get().party().flatMap(SamlBeans.Party::soap), "port")
                        .connections());
        return new SoapDoor(vertx, options, services(), Executors.newVirtualThreadPerTaskExecutor())
                .open()
                .onSuccess(port -> LOG.infof("listening for portals' servers on %s, port %d", soap.bind(), port))
                .mapEmpty();
    }

    private Map<String, SoapService> services() {
        var services = new HashMap<String, SoapService>();
        paths.get().artifacts().ifPresent(service -> services.put(SamlPaths.ARTIFACTS, service));
        logout.get().bySoap().ifPresent(service -> services.put(LogoutPaths.BY_SOAP, service));
        return services;
    }

    private static <T> T needed(Optional<T> value, String key) {
        return value.orElseThrow(() -> new IllegalArgumentException("portvakt.saml.soap." + key + ": is needed"));
    }
}
