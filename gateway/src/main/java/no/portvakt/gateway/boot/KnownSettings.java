package no.portvakt.gateway.boot;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import io.smallrye.config.common.utils.StringUtil;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every key that a gateway knows, read from the interfaces that the framework reads them with. */
final class KnownSettings {

    private static final String OURS = "no.portvakt.";
    private static final Pattern PLACES = Pattern.compile("\\.\\*|\\[\\*\\]");

    private final List<Setting> all;

    KnownSettings(List<Class<?>> groups) {
        List<Setting> found = new ArrayList<>();
        for (var group : groups) {
            read(
                    group,
                    Optional.ofNullable(group.getAnnotation(ConfigMapping.class))
                            .orElseThrow()
                            .prefix(),
                    found);
        }
        this.all = List.copyOf(found);
    }

    static KnownSettings ofTheGateway() {
        return new KnownSettings(Settings.GROUPS);
    }

    /**
     * One key.
     *
     * @param key with {@code *} for a name of one's own, and {@code [*]} for a number in a list
     * @param method where it is declared
     * @param type of one value
     */
    record Setting(
            String key, Method method, Class<?> type, boolean several, boolean needed, Optional<String> fallback) {

        /** In words. */
        String typeInWords() {
            return several ? wordFor(type) + ", several with commas between" : wordFor(type);
        }

        /** Of this type, and otherwise without meaning. */
        String anyValue() {
            return fallback.orElseGet(() -> {
                if (type.isEnum()) {
                    return constants(type).findFirst().orElseThrow();
                }
                return switch (type.getName()) {
                    case "int", "long", "java.lang.Integer", "java.lang.Long" -> "1";
                    case "double" -> "0";
                    case "boolean", "java.lang.Boolean" -> "false";
                    case "java.time.Duration" -> "PT1S";
                    case "io.quarkus.runtime.configuration.MemorySize" -> "1K";
                    case "java.net.URI" -> "https://localhost";
                    default -> "not-set-but-long-enough-to-be-a-secret";
                };
            });
        }

        boolean matches(String name) {
            var pattern = new StringBuilder();
            var places = PLACES.matcher(key);
            int from = 0;
            while (places.find()) {
                pattern.append(Pattern.quote(key.substring(from, places.start())));
                pattern.append(places.group().startsWith(".") ? "\\.(\"[^\"]+\"|[^.\"]+)" : "\\[[0-9]+\\]");
                from = places.end();
            }
            pattern.append(Pattern.quote(key.substring(from)));
            return name.matches(several ? pattern + "(\\[[0-9]+\\])?" : pattern.toString());
        }
    }

    List<Setting> all() {
        return all;
    }

    Optional<Setting> named(String name) {
        return all.stream().filter(setting -> setting.matches(name)).findFirst();
    }

    /** The key that somebody may have meant: with her own names in it, where they stand in the same place. */
    String nearestTo(String name) {
        var parts = name.split("\\.(?=([^\"]*\"[^\"]*\")*[^\"]*$)", -1);
        return all.stream()
                .map(setting -> withNamesOf(setting.key(), parts))
                .min(Comparator.comparingInt(key -> distance(key, name)))
                .orElseThrow();
    }

    private static String withNamesOf(String key, String[] parts) {
        var own = key.split("\\.", -1);
        for (int i = 0; i < own.length && i < parts.length; i++) {
            if (own[i].equals("*")) {
                own[i] = parts[i];
            }
        }
        return String.join(".", own);
    }

    /** Levenshtein's. */
    private static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int above = row[j];
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[to.length()];
    }

    private static void read(Class<?> group, String prefix, List<Setting> into) {
        Arrays.stream(group.getMethods())
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> read(method, prefix, into));
    }

    private static void read(Method method, String prefix, List<Setting> into) {
        var name = method.isAnnotationPresent(WithParentName.class)
                ? prefix
                : prefix + "." + StringUtil.skewer(method.getName());
        var optional = method.getReturnType() == Optional.class;
        var type = optional ? argument(method.getGenericReturnType(), 0) : method.getGenericReturnType();
        var raw = raw(type);
        if (raw == Map.class) {
            read(raw(argument(type, 1)), name + ".*", into);
        } else if (Collection.class.isAssignableFrom(raw)) {
            var element = raw(argument(type, 0));
            if (isGroup(element)) {
                read(element, name + "[*]", into);
            } else {
                into.add(setting(name, method, element, true, optional));
            }
        } else if (isGroup(raw)) {
            read(raw, name, into);
        } else {
            into.add(setting(name, method, raw, false, optional));
        }
    }

    private static Setting setting(String name, Method method, Class<?> type, boolean several, boolean optional) {
        var fallback =
                Optional.ofNullable(method.getAnnotation(WithDefault.class)).map(WithDefault::value);
        return new Setting(name, method, type, several, !optional && fallback.isEmpty(), fallback);
    }

    private static boolean isGroup(Class<?> type) {
        return type.isInterface() && type.getName().startsWith(OURS);
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }

    private static Stream<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static String wordFor(Class<?> type) {
        if (type.isEnum()) {
            return constants(type).collect(Collectors.joining("`, `", "`", "`"));
        }
        if (Set.of(int.class, long.class, double.class, Integer.class, Long.class)
                .contains(type)) {
            return "number";
        }
        if (Set.of(boolean.class, Boolean.class).contains(type)) {
            return "`true` or `false`";
        }
        return Optional.ofNullable(Map.of(
                                Duration.class, "duration",
                                MemorySize.class, "size",
                                Path.class, "path",
                                URI.class, "address",
                                String.class, "text")
                        .get(type))
                .orElseThrow(() -> new IllegalStateException("no word for " + type));
    }
}
