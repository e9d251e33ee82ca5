package no.portvakt.demo.processes;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.portvakt.demo.certificates.DemoCertificates;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.simulators.IssuerSimulator;
import no.portvakt.demo.simulators.SmsSimulator;
import no.portvakt.idp.distribution.Ingredients;
import no.portvakt.idp.distribution.KeycloakDistribution;
import no.portvakt.idp.distribution.KeycloakServer;
import no.portvakt.idp.distribution.KeycloakSettings;
import no.portvakt.idp.keycloak.KeycloakRest;
import no.portvakt.idp.keycloak.MutualTls;
import no.portvakt.idp.person.CitizenSecrets;
import no.portvakt.idp.sync.DeclaredRealm;
import no.portvakt.idp.sync.RealmFile;
import no.portvakt.idp.sync.RealmSync;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;

/** Keycloak in the demo: unpacked once, started at every run, its realm brought to the declared state. */
final class IdentityProvider {

    private static final String CALLBACK = "/_portvakt/callback";
    /** E-mail too, where the realm is given a mail server: to show it, not to recommend it. */
    private static final String SECOND_FACTORS = "sms,app,email=3";

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private IdentityProvider() {}

    static KeycloakDistribution prepare(SystemPlan plan) {
        var installation = plan.installation();
        return KeycloakDistribution.prepare(
                Ingredients.fromClassPath(installation.repository(), installation.keycloakVersion()),
                installation.cache("keycloak"),
                step -> plan.terminal().line("  … " + step));
    }

    /** Where a node of Keycloak listens: for the gateway, for whoever asks how it is, and for other nodes. */
    record Node(String name, int https, int management, Optional<Integer> nodes) {}

    static KeycloakServer start(KeycloakDistribution distribution, SystemPlan plan, Foundation foundation) {
        var ports = plan.ports();
        var first =
                new Node("keycloak", ports.of(Port.KEYCLOAK), ports.of(Port.KEYCLOAK_MANAGEMENT), plan.keycloakNodes());
        return start(distribution, plan, foundation, first);
    }

    /** Starts one node, in a folder and with a log of its name. */
    static KeycloakServer start(KeycloakDistribution distribution, SystemPlan plan, Foundation foundation, Node node) {
        var keys = foundation.keys();
        var ports = plan.ports();
        var folder = plan.state().folder(node.name());
        var secretsFile = folder.resolve("citizen-secrets.properties");
        citizenSecrets(foundation.secrets()).writeTo(secretsFile);
        var settings = new KeycloakSettings(
                folder,
                node.https(),
                node.management(),
                ports.origin("login"),
                URI.create("https://login.localhost:" + ports.of(Port.PKI)),
                new KeycloakSettings.Database(
                        Postgres.url(ports.of(Port.POSTGRES), Postgres.KEYCLOAK),
                        Postgres.USER,
                        Secret.of(Postgres.USER)),
                new KeycloakSettings.Tls(
                        keys.keycloakServer().certificate(),
                        keys.keycloakServer().key(),
                        keys.internalAuthority(),
                        keys.publicAuthority()),
                Optional.of(plan.hostsFile()),
                plan.log(node.name()),
                secretsFile,
                true,
                new KeycloakSettings.Pki(
                        keys.pkiTrust(),
                        keys.pkiRevocations(),
                        DemoCertificates.partName("gateway"),
                        Optional.of(ports.internal(Port.ISSUER, IssuerSimulator.PATH)),
                        "Portvakt-PKI"),
                Optional.of(new KeycloakSettings.Sms(
                        ports.internal(Port.SMS, SmsSimulator.PATH),
                        plan.state().write("sms-token", SmsSimulator.TOKEN),
                        "Asker")),
                Optional.of(new KeycloakSettings.AccessLog(
                        ports.internal(Port.ADAPTER, ""),
                        keys.keycloakDelegator().keyFile(),
                        keys.delegations().publicKeyFile())),
                node.nodes().map(port -> new KeycloakSettings.Cluster("127.0.0.1", port)));
        return KeycloakServer.start(distribution, settings, PATIENCE);
    }

    /** Brings both realms to the declared state; a second time there is nothing to do. */
    static int declareRealms(KeycloakServer keycloak, SystemPlan plan, Foundation foundation) {
        try (var admin = asOperator(keycloak, foundation)) {
            var sync = new RealmSync(admin);
            return sync.apply(citizens(plan, foundation), _ -> {}).size()
                    + sync.apply(employees(plan, foundation), _ -> {}).size();
        }
    }

    /** The realm {@code innbygger} as declared. */
    static DeclaredRealm citizens(SystemPlan plan, Foundation foundation) {
        return RealmFile.innbygger(
                plan.ports().origin("login"), callbacks(plan), clientKeys(plan, foundation), SECOND_FACTORS);
    }

    /** The realm {@code ansatte} as declared. */
    static DeclaredRealm employees(SystemPlan plan, Foundation foundation) {
        return RealmFile.ansatte(
                plan.ports().officerLoginOrigin(),
                List.of(plan.ports().officerOrigin().resolve(CALLBACK)),
                clientKeys(plan, foundation));
    }

    private static String clientKeys(SystemPlan plan, Foundation foundation) {
        return plan.read(foundation.keys().oidcClient().keySetFile());
    }

    static KeycloakRest asOperator(KeycloakServer keycloak, Foundation foundation) {
        var operator = foundation.keys().operator();
        return new KeycloakRest(
                keycloak.backChannel(),
                new MutualTls(
                        operator.certificate(),
                        operator.key(),
                        foundation.keys().internalAuthority()),
                keycloak.admin().clientId(),
                keycloak.admin().clientSecret());
    }

    private static List<URI> callbacks(SystemPlan plan) {
        return SystemPlan.services().stream()
                .map(service -> plan.ports().origin(service.host()).resolve(CALLBACK))
                .toList();
    }

    private static CitizenSecrets citizenSecrets(DemoSecrets secrets) {
        return new CitizenSecrets(
                secrets.named("keycloak-person-pepper"),
                List.of(new SealingKey("demo-1", secrets.named("keycloak-pin-pepper"))),
                secrets.named("keycloak-certificate-pepper"),
                List.of(new SealingKey("demo-1", secrets.named("keycloak-sealing"))));
    }
}
