package no.portvakt.minside.event;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** The documents that suppliers are given. They stand beside each other, since they name each other by relative paths. */
public enum ContractFiles {
    ASYNC_API("asyncapi.yaml", "application/vnd.aai.asyncapi+yaml;version=3.0.0"),
    SCHEMA("events-v1.schema.json", "application/schema+json"),
    BEING_HANDLED("samples/being-handled.json", "application/cloudevents+json"),
    WAITS_FOR_THE_CITIZEN("samples/waits-for-the-citizen.json", "application/cloudevents+json"),
    TAKEN_BACK("samples/taken-back.json", "application/cloudevents+json"),
    SEVERAL("samples/several.json", "application/cloudevents-batch+json");

    private final String path;
    private final String mediaType;

    ContractFiles(String path, String mediaType) {
        this.path = path;
        this.mediaType = mediaType;
    }

    /** Relative to the others. */
    public String path() {
        return path;
    }

    public String mediaType() {
        return mediaType;
    }

    /** By its {@link #path()}. */
    public static Optional<ContractFiles> at(String path) {
        return Arrays.stream(values()).filter(file -> file.path.equals(path)).findFirst();
    }

    /**
     * Its content, in UTF-8; to be closed.
     *
     * @throws IOException if it is not packed with us
     */
    public InputStream open() throws IOException {
        return Optional.ofNullable(ContractFiles.class.getResourceAsStream("/contracts/" + path))
                .orElseThrow(() -> new IOException("contracts/" + path + " is missing"));
    }
}
