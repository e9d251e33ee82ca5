package no.portvakt.idp.distribution;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Keycloak's own configuration file, so that no secret stands in a process list. */
final class ConfigurationFile {

    private ConfigurationFile() {}

    static String of(KeycloakSettings settings, AdminAccount admin) {
        var values = new LinkedHashMap<String, String>();
        listen(settings, values);
        remember(settings, admin, values);
        trust(settings, values);
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + escaped(entry.getValue()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void listen(KeycloakSettings settings, Map<String, String> values) {
        values.put("hostname", settings.publicOrigin().toString());
        values.put("hostname-backchannel-dynamic", "true");
        values.put("http-host", "127.0.0.1");
        values.put("https-port", Integer.toString(settings.httpsPort()));
        values.put("http-management-host", "127.0.0.1");
        values.put("http-management-port", Integer.toString(settings.managementPort()));
        values.put("http-management-scheme", "http");
        values.put("https-certificate-file", absolute(settings.tls().certificate()));
        values.put("https-certificate-key-file", absolute(settings.tls().key()));
        values.put("https-trust-store-file", absolute(settings.tls().clients()));
        values.put("https-trust-store-type", "PEM");
        values.put("truststore-paths", absolute(settings.tls().servers()));
        values.put("proxy-headers", "xforwarded");
        values.put("proxy-trusted-addresses", "127.0.0.1");
        values.put("shutdown-delay", "0s");
        values.put("shutdown-timeout", "3s");
    }

    private static void remember(KeycloakSettings settings, AdminAccount admin, Map<String, String> values) {
        values.put("db-url", settings.database().url());
        values.put("db-username", settings.database().user());
        settings.database().password().reveal(password -> values.put("db-password", password));
        values.put("db-pool-max-size", "20");
        settings.cluster().ifPresentOrElse(cluster -> join(cluster, values), () -> values.put("cache", "local"));
        values.put("vault-dir", absolute(settings.vault()));
        values.put("log", "file");
        values.put("log-level", "info,io.smallrye.health:error");
        values.put("log-file", absolute(settings.log()));
        values.put("bootstrap-admin-client-id", admin.clientId());
        admin.clientSecret().reveal(secret -> values.put("bootstrap-admin-client-secret", secret));
    }

    /** Log-ins that are under way are held by two nodes, sessions by the database, so that one node can go. */
    private static void join(KeycloakSettings.Cluster cluster, Map<String, String> values) {
        values.put("cache", "ispn");
        values.put("cache-stack", "jdbc-ping");
        values.put("cache-embedded-mtls-enabled", "true");
        values.put("cache-embedded-network-bind-address", cluster.address());
        values.put("cache-embedded-network-bind-port", Integer.toString(cluster.port()));
    }

    private static void trust(KeycloakSettings settings, Map<String, String> values) {
        values.put("spi-portvakt-citizens--keyed--secrets-file", absolute(settings.secrets()));
        if (settings.syntheticNumbers()) {
            values.put("spi-portvakt-citizens--keyed--synthetic-numbers", "true");
        }
        values.put(
                "spi-events-listener--portvakt-events--audit-file",
                absolute(settings.state().resolve("audit.jsonl")));
        hashPasswords(values);
        values.put(
                "spi-authenticator--portvakt-login--pki-origin",
                settings.pkiOrigin().toString());
        values.put(
                "spi-authenticator--portvakt-login--pki-trust",
                absolute(settings.pki().trust()));
        values.put(
                "spi-authenticator--portvakt-login--pki-revocations",
                absolute(settings.pki().revocations()));
        values.put(
                "spi-authenticator--portvakt-login--pki-gateway", settings.pki().gateway());
        settings.pki()
                .lookup()
                .ifPresent(service -> values.put("spi-authenticator--portvakt-login--pki-lookup", service.toString()));
        values.put(
                "spi-authenticator--portvakt-login--pki-method", settings.pki().method());
        settings.sms().ifPresent(sms -> {
            values.put(
                    "spi-authenticator--portvakt-login--sms-gateway",
                    sms.gateway().toString());
            values.put("spi-authenticator--portvakt-login--sms-token-file", absolute(sms.tokenFile()));
            values.put("spi-authenticator--portvakt-login--sms-sender", sms.sender());
        });
        settings.accessLog().ifPresent(log -> {
            var mapper = "spi-protocol-mapper--portvakt-delegation--access-log-";
            values.put(mapper + "url", log.url().toString());
            values.put(mapper + "key", absolute(log.key()));
            values.put(mapper + "recipient", absolute(log.recipient()));
            values.put(mapper + "spool", absolute(settings.state().resolve("delegations")));
        });
        // Longer ones than we look at get so far as to be refused by name.
        values.put("spi-x509cert-lookup--rfc9440--certificate-chain-length", "64");
    }

    /** What Keycloak 26.7 does unasked, said aloud so that another version does the same: 7 MiB, five passes. */
    private static void hashPasswords(Map<String, String> values) {
        var argon2 = "spi-password-hashing--argon2--";
        values.put(argon2 + "type", "id");
        values.put(argon2 + "version", "1.3");
        values.put(argon2 + "memory", "7168");
        values.put(argon2 + "iterations", "5");
        values.put(argon2 + "parallelism", "1");
        values.put(argon2 + "hash-length", "32");
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }

    /** A backslash continues a line there, and {@code ${…}} is replaced. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("$", "\\$");
    }
}
