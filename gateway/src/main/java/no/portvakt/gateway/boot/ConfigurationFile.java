package no.portvakt.gateway.boot;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * A configuration file as the gateway would read it: above what is built in, below the environment. What cannot be read
 * is said and given a stand-in, so that everything else can be looked at too.
 */
final class ConfigurationFile {

    private static final String OURS = "portvakt.";
    private static final String PROFILE = "prod";
    private static final String FRAMEWORKS = "quarkus.";
    private static final int OF_PROGRAM = 250;
    private static final int OF_FILE = 260;
    private static final int OF_ENVIRONMENT = 300;
    private static final int OF_STAND_INS = 10_000;
    private static final Pattern KEY = Pattern.compile("(?:config property|in property|root:) (\\S+)");

    private final KnownSettings known = KnownSettings.ofTheGateway();
    private final Map<String, String> values;
    private final Map<String, String> environment;

    private ConfigurationFile(Map<String, String> values, Map<String, String> environment) {
        this.values = values;
        this.environment = environment;
    }

    /**
     * Takes in a file.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is no properties file
     */
    static ConfigurationFile read(Path file, Map<String, String> environment) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return new ConfigurationFile(values, environment);
    }

    /**
     * What was read.
     *
     * @param standIns the keys that have one: what else is said of them is nothing
     * @param settings empty if they could not be read even with stand-ins
     */
    record Reading(List<Finding> findings, Set<String> standIns, Optional<Settings> settings) {}

    Reading read() {
        Map<String, String> standIns = new TreeMap<>();
        Map<String, Finding> broken = new TreeMap<>();
        while (true) {
            Map<String, String> unreadable = new TreeMap<>();
            try {
                var config = config(standIns);
                var settings = Settings.of(config);
                var findings = new ArrayList<>(broken.values());
                findings.addAll(unknown(config, known));
                return new Reading(List.copyOf(findings), standIns.keySet(), Optional.of(settings));
            } catch (ConfigValidationException invalid) {
                for (int i = 0; i < invalid.getProblemCount(); i++) {
                    say(invalid.getProblem(i).getMessage(), unreadable);
                }
            } catch (NoSuchElementException | IllegalArgumentException invalid) {
                say(String.valueOf(invalid.getMessage()), unreadable);
            }
            int before = standIns.size();
            unreadable.forEach((key, text) -> {
                broken.putIfAbsent(key, Finding.wrong(key, text));
                standInFor(key).ifPresent(value -> standIns.put(key, value));
            });
            if (standIns.size() == before) {
                return new Reading(List.copyOf(broken.values()), standIns.keySet(), Optional.empty());
            }
        }
    }

    private Optional<String> standInFor(String key) {
        return key.startsWith(FRAMEWORKS) ? Optional.of("1") : known.named(key).map(KnownSettings.Setting::anyValue);
    }

    /** Keys of ours that nobody reads, each with one that may have been meant. The environment has names of its own. */
    static List<Finding> unknown(SmallRyeConfig config, KnownSettings known) {
        var unknown = new TreeSet<String>();
        StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(source -> !(source instanceof EnvConfigSource || source instanceof SysPropConfigSource))
                .flatMap(source -> source.getPropertyNames().stream())
                .map(ConfigurationFile::withoutProfile)
                .filter(name -> name.startsWith(OURS) && known.named(name).isEmpty())
                .forEach(unknown::add);
        return unknown.stream()
                .map(name -> Finding.wrong(
                        name, "nobody reads this key; the nearest that is read: " + known.nearestTo(name)))
                .toList();
    }

    private static String withoutProfile(String name) {
        return name.startsWith("%") ? name.substring(name.indexOf('.') + 1) : name;
    }

    private void say(String message, Map<String, String> into) {
        var key = KEY.matcher(message);
        var name = key.find() ? key.group(1) : "";
        into.putIfAbsent(
                name,
                known.named(name)
                        .map(setting -> message.contains("is required")
                                ? "is needed: " + setting.typeInWords()
                                : "must be: " + setting.typeInWords())
                        // Nothing of the message: it may repeat a value, and the value may be a secret.
                        .orElse("cannot be read"));
    }

    private SmallRyeConfig config(Map<String, String> standIns) {
        var builder = new SmallRyeConfigBuilder()
                .withSources(
                        new PropertiesConfigSource(standIns, "stand-ins", OF_STAND_INS),
                        new EnvConfigSource(environment, OF_ENVIRONMENT),
                        new PropertiesConfigSource(values, "the file", OF_FILE),
                        builtIn())
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withProfile(PROFILE)
                .withValidateUnknown(false);
        Settings.GROUPS.forEach(builder::withMapping);
        return builder.build();
    }

    private static ConfigSource builtIn() {
        try {
            return new PropertiesConfigSource(
                    Optional.ofNullable(ConfigurationFile.class.getResource("/application.properties"))
                            .orElseThrow(),
                    OF_PROGRAM);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
