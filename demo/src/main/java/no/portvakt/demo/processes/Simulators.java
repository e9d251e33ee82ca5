package no.portvakt.demo.processes;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.function.Supplier;
import no.portvakt.demo.certificates.KeyStores;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.simulators.ArchiveSimulator;
import no.portvakt.demo.simulators.DialogBoard;
import no.portvakt.demo.simulators.FagsystemSimulator;
import no.portvakt.demo.simulators.FormPortalSimulator;
import no.portvakt.demo.simulators.IssuerSimulator;
import no.portvakt.demo.simulators.RegisterSimulator;
import no.portvakt.demo.simulators.RentalFile;
import no.portvakt.demo.simulators.ServicesSimulator;
import no.portvakt.demo.simulators.SigningSimulator;
import no.portvakt.demo.simulators.SmsSimulator;

/** What plays the municipality's own systems, and the issuer of its citizens' cards. */
public record Simulators(
        ServicesSimulator services,
        RegisterSimulator registers,
        ArchiveSimulator archive,
        FagsystemSimulator oppad,
        FormPortalSimulator eportal,
        RentalFile fri,
        IssuerSimulator issuer,
        SmsSimulator sms,
        DialogBoard dialogs,
        SigningSimulator signing)
        implements AutoCloseable {

    static Simulators start(SystemPlan plan, Keys keys, Supplier<JWKSet> gatewayKeys) {
        var ports = plan.ports();
        var events = ports.internal(Port.ADAPTER, "/api/fagsystem/v1/events");
        return new Simulators(
                ServicesSimulator.start(ports.of(Port.SERVICES), gatewayKeys),
                RegisterSimulator.start(ports.of(Port.REGISTERS), keys.buyer().publicKey()),
                ArchiveSimulator.start(
                        ports.of(Port.ARCHIVE),
                        new FagsystemSimulator("k2000", keys.k2000().key(), events)),
                new FagsystemSimulator("oppad", keys.oppad().key(), events),
                FormPortalSimulator.start(ports.of(Port.FORM_PORTAL), stores(keys.eportal())),
                RentalFile.in(plan.state().folder("fri")),
                IssuerSimulator.start(ports.of(Port.ISSUER)),
                SmsSimulator.start(ports.of(Port.SMS), plan.terminal()::line),
                DialogBoard.start(ports.of(Port.DIALOGS), keys.buyer().publicKey()),
                SigningSimulator.start(
                        ports.internal(Port.SIGNING, ""), keys.buyer().publicKey()));
    }

    private static FormPortalSimulator.Stores stores(KeyStores keys) {
        return new FormPortalSimulator.Stores(keys.own(), keys.trusted(), keys.password());
    }

    @Override
    public void close() {
        services.close();
        registers.close();
        archive.close();
        oppad.close();
        eportal.close();
        issuer.close();
        sms.close();
        dialogs.close();
        signing.close();
    }
}
