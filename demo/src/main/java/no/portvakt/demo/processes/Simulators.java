package no.portvakt.demo.processes;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.machine.Ports;
import no.portvakt.demo.simulators.ArchiveSimulator;
import no.portvakt.demo.simulators.FagsystemSimulator;
import no.portvakt.demo.simulators.IssuerSimulator;
import no.portvakt.demo.simulators.RegisterSimulator;
import no.portvakt.demo.simulators.ServicesSimulator;
import no.portvakt.demo.simulators.SmsSimulator;

/** What plays the municipality's own systems, and the issuer of its citizens' cards. */
public record Simulators(
        ServicesSimulator services,
        RegisterSimulator registers,
        ArchiveSimulator archive,
        FagsystemSimulator oppad,
        IssuerSimulator issuer,
        SmsSimulator sms)
        implements AutoCloseable {

    static Simulators start(Ports ports, Keys keys, Supplier<JWKSet> gatewayKeys, Consumer<String> shown) {
        return new Simulators(
                ServicesSimulator.start(ports.of(Port.SERVICES), gatewayKeys),
                RegisterSimulator.start(ports.of(Port.REGISTERS)),
                ArchiveSimulator.start(ports.of(Port.ARCHIVE)),
                new FagsystemSimulator(
                        "oppad", keys.oppad().key(), ports.internal(Port.ADAPTER, "/api/fagsystem/v1/events")),
                IssuerSimulator.start(ports.of(Port.ISSUER)),
                SmsSimulator.start(ports.of(Port.SMS), shown));
    }

    @Override
    public void close() {
        services.close();
        registers.close();
        archive.close();
        oppad.close();
        issuer.close();
        sms.close();
    }
}
