package no.portvakt.minside.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The adapter's own keys, under {@code minside}. What a feature needs of them it gets as constructor arguments. */
@ConfigMapping(prefix = "minside")
interface AdapterConfiguration {

    /** MinSide's own address as browsers see it, without a path: {@code https://minside.localhost:8443}. */
    URI publicOrigin();

    /** Whose pages these are, as it stands at the top of each. */
    @WithDefault("Asker kommune")
    String municipality();

    /** What national id numbers are turned into pseudonyms with; at least 32 random characters. */
    String personPepper();

    /** Names the sealing key, beside what it sealed. */
    String sealingKeyId();

    /** What personal data is sealed with; at least 32 random characters. */
    String sealingKey();

    /** Where sources are, by connector id. A source without an address leaves its fields absent. */
    Map<String, Source> source();

    /** Systems that agents ask for us. */
    Agents agents();

    /** A folder of connector files, beside those that are shipped and before them. */
    Optional<Path> connectors();

    /** The sak/arkiv system. */
    Archive archive();

    /** Portals that may buy tokens, by id. */
    Map<String, Peer> portal();

    /** Fagsystemer that may report, by id. */
    Map<String, Peer> fagsystem();

    /** Those who tell which portal was told of whom, by name: the gateway and other parts of the municipality's log-in. */
    Map<String, Peer> delegator();

    /** PEM files with EC keys (P-256) that delegations are sealed to: the newest first. Without one, none is taken. */
    Optional<List<Path>> delegationKeys();

    /** How long a draft of a form is kept after it was saved. */
    @WithDefault("30d")
    Duration draftLifetime();

    /** How long a form waits for all sources together. */
    @WithDefault("2500ms")
    Duration prefillDeadline();

    /** How long a citizen who sent a form waits for the case number. */
    @WithDefault("3s")
    Duration receiptPatience();

    /** Case status. */
    Status status();

    /** How long a case stays after it is over, by retention class, beside and instead of the shipped ones: {@code P3Y}. */
    Map<String, String> retention();

    /** Where cases are shown beside MinSide. */
    Dialogporten dialogporten();

    /** Signatures on forms. */
    Signing signing();

    /** Notifications of citizens. */
    Varsel varsel();

    /** One source. */
    interface Source {

        /** The base address; the connector's path comes after it. Of a view, a JDBC address; of files, their folder as {@code file:/…} or {@code sftp:}. */
        URI url();

        /** For {@code basic}, and of a database. */
        Optional<String> user();

        /** For {@code basic}, and of a database. */
        Optional<String> password();

        /** For {@code mutual-tls}: a PEM file with our certificate and its chain. */
        Optional<Path> certificate();

        /** For {@code mutual-tls}: a PEM file with its key. */
        Optional<Path> key();

        /** A PEM file with the authorities of its certificate; without it, those that the JVM trusts. */
        Optional<Path> trust();

        /** For {@code jwt-grant}: where and how access tokens are bought. */
        Optional<Grant> grant();

        /** For files on an SFTP server: {@code url} is {@code sftp://user@host:port/folder} then. */
        Optional<Sftp> sftp();
    }

    /** An SFTP server. One of {@code key} and {@code password-file} has to be there. */
    interface Sftp {

        /** The server's keys, as OpenSSH writes them. A server whose key does not stand there is not spoken to. */
        Path knownHosts();

        /** Our private key, in OpenSSH's format or PKCS#8, not encrypted. */
        Optional<Path> key();

        /** A file whose first line is our password. */
        Optional<Path> passwordFile();

        /** How long one look may take, from the first packet to the last; a minute if it is left out. */
        Optional<Duration> patience();
    }

    /** Agents in zones that nobody may call in to. */
    interface Agents {

        /** Where they call. Without it, there are none. */
        Optional<Integer> port();

        /** The address of that port. */
        @WithDefault("127.0.0.1")
        String host();

        /** A PEM file with our certificate there, and its chain. */
        Optional<Path> certificate();

        /** A PEM file with its key. */
        Optional<Path> key();

        /** A PEM file with the authorities of the agents' certificates. */
        Optional<Path> trust();

        /** The subjects of their certificates, by name: {@code CN=agent,O=Asker kommune}. */
        Map<String, String> subject();

        /** Which agent asks a system, by connector id. */
        Map<String, String> source();
    }

    /** How access tokens are bought (RFC 7523). */
    interface Grant {

        /** The token endpoint. */
        URI endpoint();

        /** Our name there. */
        String issuer();

        /** The audience of the assertion. */
        String audience();

        /** What is asked for. */
        String scope();

        /** A PEM file with our key, RSA or EC P-256. */
        Path key();

        /** The key's name there. */
        String keyId();
    }

    /** The archive. */
    interface Archive {

        /** The address of its Noark 4 Web Service. */
        URI url();

        /** How long one of its answers may take to come in, from when it begins. */
        @WithDefault("10s")
        Duration patience();

        /** How it is asked where cases stand. */
        Pull pull();
    }

    /** Asking the archive where cases stand. */
    interface Pull {

        /** The fagsystemer whose cases are asked for, since they do not tell themselves. None: nothing is asked. */
        Optional<Set<String>> fagsystemer();

        /** Between two runs, and the least between two questions for one case. */
        @WithDefault("5m")
        Duration interval();

        /** How many cases one run asks for at most. */
        @WithDefault("50")
        int batch();

        /** The most between two questions for one case, also for one that is closed. */
        @WithDefault("7d")
        Duration reconcile();

        /** How far back the first run searches by date, and how many days one run searches at most. */
        @WithDefault("30")
        int days();
    }

    /** Dialogporten, which the national surfaces show cases from. */
    interface Dialogporten {

        /** Its address, without the API's own path. Without one, it is told nothing. */
        Optional<URI> url();

        /** How access tokens for it are bought. */
        Optional<Grant> grant();

        /** A PEM file with the authorities of its certificate; without it, those that the JVM trusts. */
        Optional<Path> trust();

        /** What a service is over there, by our id of it. It is told of no other. */
        Map<String, ServiceResource> resource();
    }

    /** A service in the national resource registry. */
    interface ServiceResource {

        /** Its name there: {@code urn:altinn:resource:asker-barnehage}. */
        String id();

        /** The level that its policy there demands, 1 to 4. What demands a higher one here is only said to be there. */
        int level();
    }

    /** Signatures on forms: what {@code signature: true} in a service's profile asks for. */
    interface Signing {

        /** The folder of the trust list that signers are believed by. Without one, what must be signed cannot be sent. */
        Optional<Path> trust();

        /** The folder of revocation lists and answers; what is fetched is kept there. */
        Optional<Path> revocations();

        /** The issuers' service that says whose a certificate is. */
        Optional<URI> personLookup();

        /** How long a form is kept unsigned. */
        @WithDefault("2d")
        Duration lifetime();

        /** Where citizens sign. */
        SigningServiceAt service();
    }

    /** A signing service. Without one, she signs with a program of her own, and sends the file. */
    interface SigningServiceAt {

        /** Its address, without the API's own path. */
        Optional<URI> url();

        /** Its name, as citizens are told of it. */
        @WithDefault("Signeringstjenesten")
        String name();

        /** How access tokens for it are bought. */
        Optional<Grant> grant();

        /** A PEM file with the authorities of its certificate; without it, those that the JVM trusts. */
        Optional<Path> trust();
    }

    /** Notifications by SMS and e-mail. Without an address of either, nobody is notified. */
    interface Varsel {

        /** Where SMS go. */
        Sms sms();

        /** Who e-mail is from; the server is in {@code quarkus.mailer.*}. */
        Optional<String> emailFrom();
    }

    /** An SMS gateway. */
    interface Sms {

        /** Its address. */
        Optional<URI> url();

        /** What it knows us by. */
        Optional<String> token();

        /** What phones show as the sender: 11 letters at most. */
        @WithDefault("MinSide")
        String sender();
    }

    /** One registered peer. */
    interface Peer {

        /** A PEM file with its public key, EC P-256. */
        Path publicKey();
    }

    /** How codes are read. */
    interface Status {

        /** From a saksstatus of Noark to a citizen status. */
        Map<String, String> noark();
    }
}
