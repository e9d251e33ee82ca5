package no.portvakt.gateway.boot;

import java.nio.file.Path;
import no.portvakt.gateway.pipeline.RequestPipeline;

/** Where officers come in, and what a request meets there. */
record OfficersDoor(RequestPipeline pipeline, String bind, int port, Path certificate, Path key) {}
