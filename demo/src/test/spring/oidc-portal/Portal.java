package portal;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A portal as its makers would write it with Spring Security; its settings stand in application.properties beside it. */
@SpringBootApplication(proxyBeanMethods = false)
@RestController
public class Portal {

    private static final String LEVEL_3 = "idporten-loa-substantial";

    public static void main(String[] arguments) {
        SpringApplication.run(Portal.class, arguments);
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, ClientRegistrationRepository registrations, JWK key) throws Exception {
        var wayOut = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        wayOut.setPostLogoutRedirectUri("{baseUrl}/farewell");
        return http.authorizeHttpRequests(requests -> requests
                        .requestMatchers("/farewell").permitAll()
                        .anyRequest().authenticated())
                .oauth2Login(login -> login
                        .authorizationEndpoint(going -> going.authorizationRequestResolver(requests(registrations)))
                        .tokenEndpoint(coming -> coming.accessTokenResponseClient(tokens(key))))
                .oidcLogout(told -> told.backChannel(behind -> {}))
                .logout(logout -> logout.logoutSuccessHandler(wayOut))
                .build();
    }

    /** It asks for level 3, whatever its service demands. */
    private static DefaultOAuth2AuthorizationRequestResolver requests(ClientRegistrationRepository registrations) {
        var requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                .andThen(request -> request.additionalParameters(more -> more.put("acr_values", LEVEL_3))));
        return requests;
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens(JWK key) {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.addParametersConverter(
                new NimbusJwtClientAuthenticationParametersConverter<OAuth2AuthorizationCodeGrantRequest>(
                        registration -> key));
        return tokens;
    }

    @Bean
    JWK key() throws IOException, ParseException {
        return JWK.parse(Files.readString(Path.of("client.jwk")));
    }

    @GetMapping("/me")
    Map<String, Object> me(@AuthenticationPrincipal OidcUser citizen) {
        return citizen.getIdToken().getClaims();
    }

    @GetMapping(value = "/out", produces = "text/html")
    String out(CsrfToken token) {
        return "<!doctype html><title>Portal</title><form method=\"post\" action=\"/logout\"><input type=\"hidden\" name=\""
                + token.getParameterName() + "\" value=\"" + token.getToken() + "\"><button>Logg ut</button></form>";
    }

    @GetMapping(value = "/farewell", produces = "text/html")
    String farewell() {
        return "<!doctype html><title>Portal</title><h1>Ute</h1>";
    }

    @Value("${server.port}")
    private int port;

    /** Who starts it waits for this line. */
    @EventListener
    void ready(ApplicationReadyEvent started) {
        System.out.println("listening " + port);
    }
}
