package no.portvakt.idp.theme;

import freemarker.template.TemplateMethodModelEx;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The pages of the officers' log-in, each in each state. */
final class OfficerPages {

    private static final String OTP = "otp-display-name";
    private static final String KEY = "webauthn-display-name";
    private static final String SETUP = "portvakt-second-factor-setup-display-name";

    private final ThemeGallery gallery;

    OfficerPages(ThemeGallery gallery) {
        this.gallery = gallery;
    }

    void addTo(Map<String, String> pages) {
        pages.put("officer", print("login.ftl", Map.of("login", Map.of())));
        pages.put(
                "officer-wrong",
                print("login.ftl", Map.of("login", Map.of("username", "kari"), "messagesPerField", wrong("username"))));
        pages.put("otp", print("login-otp.ftl", otp(List.of("1"), List.of(OTP, SETUP))));
        pages.put("otp-two", print("login-otp.ftl", otp(List.of("1", "2"), List.of(KEY, OTP, SETUP))));
        pages.put(
                "otp-wrong",
                print(
                        "login-otp.ftl",
                        ThemeGallery.with(otp(List.of("1"), List.of(OTP)), Map.of("messagesPerField", wrong("totp")))));
        pages.put("second-factor", print("portvakt-second-factor.ftl", Map.of()));
        pages.put("totp-new", print("login-config-totp.ftl", totp()));
        pages.put(
                "totp-new-typed", print("login-config-totp.ftl", ThemeGallery.with(totp(), Map.of("mode", "manual"))));
        pages.put("key", print("webauthn-authenticate.ftl", key()));
        pages.put("key-new", print("webauthn-register.ftl", newKey()));
        pages.put("key-failed", print("webauthn-error.ftl", Map.of("execution", "e1")));
        pages.put("password-new", print("login-update-password.ftl", Map.of()));
        pages.put("another", print("select-authenticator.ftl", Map.of("auth", ways(List.of(KEY, OTP, SETUP)))));
    }

    private String print(String template, Map<String, Object> page) {
        return gallery.print(template, page);
    }

    /** Keycloak's {@code messagesPerField}. */
    static Map<String, Object> fields(Map<String, String> problems) {
        TemplateMethodModelEx exists = names -> first(names, problems).isPresent();
        TemplateMethodModelEx first = names -> first(names, problems).orElse("");
        return Map.of("existsError", exists, "getFirstError", first, "get", first);
    }

    private static Optional<String> first(List<?> names, Map<String, String> problems) {
        return names.stream()
                .map(name -> problems.get(String.valueOf(name)))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Map<String, Object> wrong(String field) {
        return fields(Map.of(field, "Feil."));
    }

    private static Map<String, Object> ways(List<String> names) {
        return Map.of(
                "authenticationSelections",
                names.stream()
                        .map(name -> Map.of("displayName", name, "authExecId", "exec-" + name))
                        .toList());
    }

    private static Map<String, Object> otp(List<String> apps, List<String> ways) {
        var credentials = apps.stream()
                .map(id -> Map.of("id", id, "userLabel", "Telefon " + id))
                .toList();
        return Map.of(
                "otpLogin", Map.of("userOtpCredentials", credentials, "selectedCredentialId", "1"), "auth", ways(ways));
    }

    private static Map<String, Object> totp() {
        return Map.of(
                "totp",
                Map.of(
                        "totpSecret", "s",
                        "totpSecretEncoded", "MFRG GZDF",
                        "totpSecretQrCode",
                                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=",
                        "qrUrl", "?mode=qr",
                        "manualUrl", "?mode=manual",
                        "otpCredentials", List.of()));
    }

    private static Map<String, Object> key() {
        return Map.of(
                "challenge", "AAAA",
                "rpId", "officer-login.localhost",
                "userVerification", "preferred",
                "createTimeout", "0",
                "authenticators", Map.of("authenticators", List.of(Map.of("credentialId", "AQID"))));
    }

    private static Map<String, Object> newKey() {
        return Map.of(
                "challenge", "AAAA",
                "rpId", "officer-login.localhost",
                "rpEntityName", "Portvakt",
                "userid", "AQID",
                "username", "kari",
                "signatureAlgorithms", List.of("-7"),
                "userVerificationRequirement", "preferred",
                "attestationConveyancePreference", "not specified",
                "excludeCredentialIds", "",
                "createTimeout", "0");
    }
}
