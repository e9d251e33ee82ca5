package portal;

import java.util.Map;
import java.util.stream.Collectors;
import org.opensaml.core.xml.util.XMLObjectSupport;
import org.opensaml.saml.saml2.core.AuthnContextClassRef;
import org.opensaml.saml.saml2.core.AuthnStatement;
import org.opensaml.saml.saml2.core.RequestedAuthnContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.saml2.provider.service.authentication.DefaultSaml2AuthenticatedPrincipal;
import org.springframework.security.saml2.provider.service.authentication.OpenSamlAuthenticationProvider;
import org.springframework.security.saml2.provider.service.authentication.Saml2AuthenticatedPrincipal;
import org.springframework.security.saml2.provider.service.authentication.Saml2Authentication;
import org.springframework.security.saml2.provider.service.registration.RelyingPartyRegistrationRepository;
import org.springframework.security.saml2.provider.service.web.DefaultRelyingPartyRegistrationResolver;
import org.springframework.security.saml2.provider.service.web.authentication.OpenSaml3AuthenticationRequestResolver;
import org.springframework.security.saml2.provider.service.web.authentication.Saml2AuthenticationRequestResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A portal as its makers would write it with Spring Security; its settings stand in application.properties beside it. */
@SpringBootApplication(proxyBeanMethods = false)
@RestController
public class Portal {

    private static final String LEVEL_3 = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

    public static void main(String[] arguments) {
        SpringApplication.run(Portal.class, arguments);
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests
                        .antMatchers("/farewell").permitAll()
                        .anyRequest().authenticated())
                .saml2Login(login -> login.authenticationManager(new ProviderManager(answers())))
                .saml2Logout(logout -> {})
                .logout(logout -> logout.logoutSuccessUrl("/farewell"))
                .build();
    }

    /** With OpenSAML 3 it is the portal that keeps how its log-in is called: a log-out has to name that. */
    private static OpenSamlAuthenticationProvider answers() {
        var answers = new OpenSamlAuthenticationProvider();
        var ordinary = OpenSamlAuthenticationProvider.createDefaultResponseAuthenticationConverter();
        answers.setResponseAuthenticationConverter(token -> {
            var told = ordinary.convert(token);
            var citizen = (DefaultSaml2AuthenticatedPrincipal) told.getPrincipal();
            var indexes = token.getResponse().getAssertions().stream()
                    .flatMap(assertion -> assertion.getAuthnStatements().stream())
                    .map(AuthnStatement::getSessionIndex)
                    .collect(Collectors.toList());
            var named = new DefaultSaml2AuthenticatedPrincipal(citizen.getName(), citizen.getAttributes(), indexes);
            named.setRelyingPartyRegistrationId(citizen.getRelyingPartyRegistrationId());
            return new Saml2Authentication(named, told.getSaml2Response(), told.getAuthorities());
        });
        return answers;
    }

    /** It asks for level 3, whatever its service demands. */
    @Bean
    Saml2AuthenticationRequestResolver requests(RelyingPartyRegistrationRepository registrations) {
        var requests =
                new OpenSaml3AuthenticationRequestResolver(new DefaultRelyingPartyRegistrationResolver(registrations));
        requests.setAuthnRequestCustomizer(context -> {
            var wanted = (AuthnContextClassRef) XMLObjectSupport.buildXMLObject(AuthnContextClassRef.DEFAULT_ELEMENT_NAME);
            wanted.setAuthnContextClassRef(LEVEL_3);
            var level = (RequestedAuthnContext) XMLObjectSupport.buildXMLObject(RequestedAuthnContext.DEFAULT_ELEMENT_NAME);
            level.getAuthnContextClassRefs().add(wanted);
            context.getAuthnRequest().setRequestedAuthnContext(level);
        });
        return requests;
    }

    @GetMapping("/me")
    Map<String, Object> me(@AuthenticationPrincipal Saml2AuthenticatedPrincipal citizen) {
        return Map.of("name", citizen.getName(), "attributes", citizen.getAttributes());
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

    /** Who starts it waits for this line. */
    @EventListener
    void ready(ServletWebServerInitializedEvent started) {
        System.out.println("listening " + started.getWebServer().getPort());
    }
}
