package no.portvakt.demo.processes;

import java.nio.file.Path;
import no.portvakt.demo.certificates.DemoCertificates;
import no.portvakt.demo.certificates.DemoCertificates.SigningKey;
import no.portvakt.demo.certificates.Issued;
import no.portvakt.demo.certificates.KeyStores;

/**
 * The files that the parts are given.
 *
 * @param pkiTrust the folder of the trust list that Keycloak judges cards by
 * @param pkiRevocations the folder where Keycloak keeps what was revoked
 * @param publicServer what browsers see
 * @param keycloakServer what the gateway sees of Keycloak
 * @param gateway what Keycloak sees of the gateway
 * @param operator what Keycloak sees of whoever reconciles its realms
 * @param saml signs the gateway's answers to SAML portals
 * @param identity signs the gateway's identity tokens
 * @param oidcClient signs the gateway's requests to Keycloak's token endpoint
 * @param snapshot signs what the console has gateways enforce
 * @param persons what persons in decision records are sealed to
 * @param delegations what the adapter is told of portals is sealed to
 * @param delegator proves the gateway to the adapter
 * @param keycloakDelegator proves Keycloak to it
 * @param portal signs the national portal's grants
 * @param oppad signs the events of the fagsystem for children
 * @param k2000 signs those of the archive's caseworkers
 * @param buyer signs what the adapter buys tokens for e24/7 with
 * @param adapter what ePortal sees of the adapter
 * @param eportal what ePortal is
 * @param agentDoor what the agent sees of the adapter
 * @param agent what the adapter sees of the agent
 */
record Keys(
        Path publicAuthority,
        Path internalAuthority,
        Path cardAuthority,
        Path pkiTrust,
        Path pkiRevocations,
        Issued.Files publicServer,
        Issued.Files keycloakServer,
        Issued.Files gateway,
        Issued.Files operator,
        Issued.Files saml,
        SigningKey identity,
        SigningKey oidcClient,
        SigningKey snapshot,
        SigningKey persons,
        SigningKey delegations,
        SigningKey delegator,
        SigningKey keycloakDelegator,
        SigningKey portal,
        SigningKey oppad,
        SigningKey k2000,
        SigningKey buyer,
        Issued.Files adapter,
        KeyStores eportal,
        Issued.Files agentDoor,
        Issued.Files agent) {

    static Keys issue(DemoCertificates certificates, SystemPlan plan) {
        return new Keys(
                certificates.publicAuthority().file(),
                certificates.internalAuthority().file(),
                certificates.cardAuthority().file(),
                certificates.pkiTrust(),
                certificates.pkiRevocations(),
                certificates.publicServer(plan.publicNames()),
                certificates.keycloakServer(),
                certificates.internalClient("gateway"),
                certificates.internalClient("operator"),
                certificates.samlSigning(),
                certificates.signingKey("identity"),
                certificates.signingKey("oidc-client"),
                certificates.signingKey("snapshot"),
                certificates.signingKey("persons"),
                certificates.signingKey("delegations"),
                certificates.signingKey("delegator"),
                certificates.signingKey("delegator-keycloak"),
                certificates.signingKey("portal-norge"),
                certificates.signingKey("fagsystem-oppad"),
                certificates.signingKey("fagsystem-k2000"),
                certificates.signingKey("e247-buyer"),
                certificates.internalClient("adapter"),
                certificates.formPortal(),
                certificates.agentDoor(),
                certificates.internalClient("agent"));
    }
}
