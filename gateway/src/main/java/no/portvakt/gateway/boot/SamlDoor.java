package no.portvakt.gateway.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SSLOptions;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import no.portvakt.gateway.saml.delegate.SamlPaths;
import no.portvakt.gateway.saml.logout.LogoutPaths;
import no.portvakt.gateway.saml.soap.SoapCaller;
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
    private final Instance<SoapCaller> caller;
    private final CertificateWatch certificates;

    @Inject
    public SamlDoor(
            Vertx vertx,
            SamlSettings settings,
            Instance<SamlBeans.Parties> parties,
            Instance<SamlPaths> paths,
            Instance<LogoutPaths> logout,
            Instance<SoapCaller> caller,
            CertificateWatch certificates) {
        this.vertx = vertx;
        this.settings = settings;
        this.parties = parties;
        this.paths = paths;
        this.logout = logout;
        this.caller = caller;
        this.certificates = certificates;
    }

    Future<Void> open() {
        var soap = settings.soap();
        if (settings.portals().isEmpty() || soap.port().isEmpty()) {
            return Future.succeededFuture();
        }
        var options = new SoapDoor.Options(
                soap.bind(),
                soap.port().orElseThrow(),
                KeyCertOptions.wrap(keys(needed(soap.certificate(), "certificate"), needed(soap.key(), "key"))),
                needed(parties.get().party().flatMap(SamlBeans.Party::soap), "port")
                        .connections());
        return new SoapDoor(vertx, options, services(), Executors.newVirtualThreadPerTaskExecutor())
                .open()
                .onSuccess(port -> LOG.infof("listening for portals' servers on %s, port %d", soap.bind(), port))
                .mapEmpty();
    }

    /** Other contents of the files count for new connections, those that we open among them. */
    private ChangingKeys keys(Path certificate, Path key) {
        var changing = new ChangingKeys(
                vertx,
                new PemKeyCertOptions().addCertPath(certificate.toString()).addKeyPath(key.toString()));
        certificates.watch(
                "door for portals' servers",
                new UpstreamPlan.Files(Optional.empty(), Optional.of(certificate), Optional.of(key)),
                fresh -> vertx.executeBlocking(
                        () -> {
                            changing.become(fresh.apply(new SSLOptions()).getKeyCertOptions());
                            caller.get().become(SamlBeans.tls(settings));
                            return changing;
                        },
                        false));
        return changing;
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
