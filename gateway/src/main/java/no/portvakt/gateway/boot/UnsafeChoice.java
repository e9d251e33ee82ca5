package no.portvakt.gateway.boot;

import java.util.Arrays;
import java.util.Optional;

/** What a gateway may be told to do although it is unsafe, if {@code portvakt.unsafe} names it. */
enum UnsafeChoice {
    /** Requests and identity tokens leave this machine in clear. */
    UPSTREAM_WITHOUT_TLS("upstream-without-tls"),
    /** Log-ins leave this machine in clear. */
    IDENTITY_PROVIDER_WITHOUT_TLS("identity-provider-without-tls"),
    /** Spans leave this machine in clear. */
    TRACES_WITHOUT_TLS("traces-without-tls"),
    /** Every client says itself where it comes from. */
    EVERYBODY_IS_A_PROXY("everybody-is-a-proxy"),
    /** Health and metrics answer to the network. */
    MANAGEMENT_ON_THE_NETWORK("management-on-the-network"),
    /** The console's pages answer to the network, past the officers' door. */
    CONSOLE_ON_THE_NETWORK("console-on-the-network");

    private final String word;

    UnsafeChoice(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Optional<UnsafeChoice> named(String word) {
        return Arrays.stream(values())
                .filter(choice -> choice.word.equals(word))
                .findFirst();
    }
}
