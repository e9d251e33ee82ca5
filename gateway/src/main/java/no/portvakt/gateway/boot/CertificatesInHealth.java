package no.portvakt.gateway.boot;

import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says which certificates are in force. Always UP: while new files are refused, the old ones serve. */
@Readiness
public class CertificatesInHealth implements HealthCheck {

    private final CertificateWatch certificates;

    @Inject
    public CertificatesInHealth(CertificateWatch certificates) {
        this.certificates = certificates;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("certificates").up();
        certificates.states().forEach(response::withData);
        return response.build();
    }
}
