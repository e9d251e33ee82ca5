package no.portvakt.demo.simulators;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Extension;

/** How every WireMock server of the demo is set up: loopback only, few threads, silent. */
final class Simulator {

    private static final int THREADS = 16;
    private static final int REMEMBERED_REQUESTS = 2000;

    private Simulator() {}

    static WireMockServer on(int port, Extension... extensions) {
        return new WireMockServer(WireMockConfiguration.wireMockConfig()
                .bindAddress("127.0.0.1")
                .port(port)
                .containerThreads(THREADS)
                .maxRequestJournalEntries(REMEMBERED_REQUESTS)
                .extensions(extensions));
    }
}
