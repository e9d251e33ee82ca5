package no.portvakt.gateway.boot;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The page of all settings, made from the interfaces that read them and what is written above their methods. */
final class ConfigurationPage {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final String HEAD = """
            # The gateway's settings

            Made from the source: [`Settings.GROUPS`](../gateway/src/main/java/no/portvakt/gateway/boot/Settings.java) names the interfaces that are read, and what stands above their methods is the meaning here. Do not edit it; `./mvnw test -pl gateway -am -Dtest=ConfigurationPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dportvakt.docs.write=true` writes it anew, and that test fails when the page is not what the source says.

            Settings stand in a properties file (`-Dquarkus.config.locations=FILE`) or in the environment, in capitals with `_` for everything else: `PORTVAKT_PAIRWISE_SECRET`. `./portvakt gateway check FILE` says everything that is wrong with one ([gateway.md](gateway.md#settings)).

            `*` is a name of your own, in quotation marks where it has a hyphen or a dot in it: `portvakt.upstream."minside-api".url`. `[*]` is a number from 0. Durations are written as `10s`, `2m`, `24h` or `PT10S`; sizes as `32K`, `512M`. What has no default and is not **needed** may be left out.

            The framework's own that a gateway needs: `quarkus.management.port` (8451; health and metrics) and `quarkus.management.host` (127.0.0.1), `quarkus.http.port` (8450; the console, behind the officers' door) and `quarkus.http.host` (127.0.0.1), and for a console with a database `quarkus.datasource.jdbc.url`, `.username`, `.password`, `mp.jwt.verify.issuer` and `mp.jwt.verify.publickey.location`.
            """;

    private final KnownSettings known = KnownSettings.ofTheGateway();
    private final Map<String, KnownSettings.Setting> byKey =
            known.all().stream().collect(Collectors.toMap(KnownSettings.Setting::key, Function.identity()));
    private final Map<String, List<String>> members = new HashMap<>();
    private final Map<String, String> meanings = new HashMap<>();
    private final StringBuilder page = new StringBuilder();

    static String text() {
        return new ConfigurationPage().write();
    }

    private String write() {
        Stream.concat(Settings.GROUPS.stream(), Stream.of(UnsafeChoice.class)).forEach(this::parse);
        page.append(HEAD);
        for (var group : Settings.GROUPS) {
            var prefix = Optional.ofNullable(group.getAnnotation(ConfigMapping.class))
                    .orElseThrow()
                    .prefix();
            page.append("\n## ").append(prefix).append("\n\n").append(meaning(nameOf(group)));
            page.append("\n\n| key | value | default | meaning |\n|---|---|---|---|\n");
            rows(group, prefix);
            if (group == ProcessSettings.class) {
                unsafeChoices();
            }
        }
        return page.toString();
    }

    private void unsafeChoices() {
        page.append("\nThe unsafe choices that `portvakt.unsafe` can name:\n\n| name | what is chosen |\n|---|---|\n");
        Arrays.stream(UnsafeChoice.values())
                .forEach(choice ->
                        row("`" + choice.word() + "`", meaning(nameOf(UnsafeChoice.class) + "." + choice.name())));
    }

    private void rows(Class<?> group, String prefix) {
        for (var name : Optional.ofNullable(members.get(nameOf(group))).orElseThrow()) {
            var method = method(group, name);
            var key =
                    method.isAnnotationPresent(WithParentName.class) ? prefix : prefix + "." + StringUtil.skewer(name);
            var meaning = meaning(nameOf(group) + "." + name);
            var setting = Optional.ofNullable(byKey.get(key));
            if (setting.isPresent()) {
                row("`" + shown(key) + "`", setting.get().typeInWords(), fallback(setting.get()), meaning);
            } else {
                var inner = Stream.of(key + ".*", key + "[*]", key)
                        .filter(start -> byKey.keySet().stream().anyMatch(one -> one.startsWith(start + ".")))
                        .findFirst()
                        .orElseThrow();
                row("`" + shown(inner) + ".…`", "", "", meaning);
                rows(groupIn(method.getGenericReturnType()), inner);
            }
        }
    }

    private static String fallback(KnownSettings.Setting setting) {
        return setting.fallback().map(value -> "`" + value + "`").orElse(setting.needed() ? "**needed**" : "");
    }

    static String shown(String key) {
        return key.replace(".*", ".\"*\"");
    }

    private void row(String... cells) {
        page.append(Arrays.stream(cells)
                .map(cell -> cell.isEmpty() ? " " : " " + cell.replace("|", "\\|") + " ")
                .collect(Collectors.joining("|", "|", "|\n")));
    }

    private static Method method(Class<?> group, String name) {
        try {
            return group.getMethod(name);
        } catch (NoSuchMethodException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The innermost type that is written there. */
    private static Class<?> groupIn(Type type) {
        return switch (type) {
            case ParameterizedType generic ->
                groupIn(Arrays.asList(generic.getActualTypeArguments()).getLast());
            default -> (Class<?>) type;
        };
    }

    private static String nameOf(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    private String meaning(String name) {
        return Optional.ofNullable(meanings.get(name))
                .orElseThrow(() -> new AssertionError(name + " does not say what it means"));
    }

    private void parse(Class<?> type) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var file = SOURCES.resolve(type.getName().replace('.', '/') + ".java");
            var task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(file));
            var trees = DocTrees.instance(task);
            for (var unit : task.parse()) {
                new Reader(trees).scan(unit, null);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Keeps what is said above types, methods and constants, and in which order they stand. */
    private final class Reader extends TreePathScanner<Void, CompilationUnitTree> {

        private final DocTrees trees;

        Reader(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree tree, CompilationUnitTree unit) {
            keep(pathTo(getCurrentPath()));
            members.put(pathTo(getCurrentPath()), new ArrayList<>());
            return super.visitClass(tree, unit);
        }

        @Override
        public Void visitMethod(MethodTree tree, CompilationUnitTree unit) {
            var type = pathTo(getCurrentPath().getParentPath());
            Optional.ofNullable(members.get(type))
                    .orElseThrow()
                    .add(tree.getName().toString());
            keep(type + "." + tree.getName());
            return null;
        }

        /** Constants; what else has a name is not asked for. */
        @Override
        public Void visitVariable(VariableTree tree, CompilationUnitTree unit) {
            keep(pathTo(getCurrentPath().getParentPath()) + "." + tree.getName());
            return null;
        }

        private void keep(String name) {
            Optional.ofNullable(trees.getDocCommentTree(getCurrentPath()))
                    .ifPresent(comment -> meanings.put(name, plain(comment)));
        }

        private String pathTo(TreePath path) {
            List<String> names = new ArrayList<>();
            for (Tree one : path) {
                if (one instanceof ClassTree type) {
                    names.add(type.getSimpleName().toString());
                }
            }
            return String.join(".", names.reversed());
        }
    }

    private static String plain(DocCommentTree comment) {
        return comment.getFullBody().stream()
                .map(Object::toString)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .replaceAll("\\{@code ([^}]*)\\}", "`$1`")
                .replaceAll("\\{@link #?([^}]*)\\}", "`$1`")
                .strip();
    }
}
