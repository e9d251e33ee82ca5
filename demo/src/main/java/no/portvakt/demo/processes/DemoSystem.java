package no.portvakt.demo.processes;

import java.util.Optional;
import no.portvakt.demo.browsing.Trust;
import no.portvakt.demo.certificates.DemoCertificates;
import no.portvakt.demo.machine.Child;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.machine.Ports;
import no.portvakt.demo.machine.Running;
import no.portvakt.demo.simulators.LicenceDatabase;
import no.portvakt.demo.simulators.Resident;
import no.portvakt.idp.distribution.KeycloakServer;
import no.portvakt.idp.keycloak.KeycloakRest;
import no.portvakt.idp.sync.DeclaredRealm;
import no.portvakt.trust.identity.NationalId;

/** The whole system, running. It is stopped by closing the {@link Running} that it was started with. */
public final class DemoSystem {

    private final SystemPlan plan;
    private final Running running;
    private final Foundation foundation;
    private final Postgres postgres;
    private final LicenceDatabase licences;
    private final Simulators simulators;
    private final KeycloakServer keycloak;
    private volatile Child adapter;

    DemoSystem(
            SystemPlan plan,
            Running running,
            Foundation foundation,
            Postgres postgres,
            LicenceDatabase licences,
            Simulators simulators,
            KeycloakServer keycloak,
            Child adapter) {
        this.plan = plan;
        this.running = running;
        this.foundation = foundation;
        this.postgres = postgres;
        this.licences = licences;
        this.simulators = simulators;
        this.keycloak = keycloak;
        this.adapter = adapter;
    }

    /**
     * Starts everything, with a line on the terminal for each part that is up.
     *
     * @throws IllegalStateException naming the part that did not start
     */
    public static DemoSystem start(SystemPlan plan, Running running) {
        return new Startup(plan, running).run();
    }

    public Ports ports() {
        return plan.ports();
    }

    public SystemPlan plan() {
        return plan;
    }

    public Simulators simulators() {
        return simulators;
    }

    /** From now on all systems that are asked of citizens know this one. */
    public void register(NationalId person, Resident resident) {
        simulators.registers().register(person, resident);
        resident.association().ifPresent(association -> {
            simulators.eportal().register(person, association);
            simulators.fri().register(person, association);
            licences.register(person, association);
        });
    }

    public Postgres postgres() {
        return postgres;
    }

    public KeycloakServer keycloak() {
        return keycloak;
    }

    public DemoCertificates certificates() {
        return foundation.certificates();
    }

    /** Whom a client of the public listeners believes. */
    public Trust trust() {
        return foundation.trust();
    }

    /** Secrets of this demo, kept in its state folder. */
    public DemoSecrets secrets() {
        return foundation.secrets();
    }

    /** Keycloak's admin API, for whoever plays the municipality. */
    public KeycloakRest keycloakAsOperator() {
        return IdentityProvider.asOperator(keycloak, foundation);
    }

    /** The citizens' realm as it is declared. */
    public DeclaredRealm citizensRealm() {
        return IdentityProvider.citizens(plan, foundation);
    }

    /** The employees' realm as it is declared. */
    public DeclaredRealm employeesRealm() {
        return IdentityProvider.employees(plan, foundation);
    }

    /**
     * Starts another node of Keycloak on the same database, which joins the first one; whoever asks for it closes it.
     * Only where the plan lets nodes join.
     */
    public KeycloakServer anotherKeycloak(String name, int httpsPort, int managementPort, int nodesPort) {
        var node = new IdentityProvider.Node(name, httpsPort, managementPort, Optional.of(nodesPort));
        return IdentityProvider.start(IdentityProvider.prepare(plan), plan, foundation, node);
    }

    /** Ends the adapter as a crash would. */
    public void killAdapter() {
        try {
            adapter.kill();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while ending the adapter", stopped);
        }
    }

    /** Starts the adapter again and returns when it is ready. */
    public void startAdapter() {
        var child = running.add(AdapterProgram.whole(plan, foundation).start(plan));
        adapter = child;
        Readiness.await(child, plan.ports(), Port.ADAPTER_MANAGEMENT);
    }
}
