package no.portvakt.profiles.policy;

import java.util.Optional;

/**
 * The rules of one service for one method, in both forms.
 *
 * @param table empty where it would have too many states
 */
record MethodRules(Combination together, PathTrie trie, Optional<PathTable> table) {

    static MethodRules of(Combination together) {
        var rules = together.service().rules().stream()
                .filter(rule -> rule.isFor(together.method()))
                .toList();
        var trie = PathTrie.of(rules);
        return new MethodRules(together, trie, PathTableCompiler.compile(trie, together));
    }

    Optional<AppliedRule> find(String canonicalPath) {
        return table.isPresent()
                ? table.get().find(canonicalPath)
                : explain(canonicalPath).outcome();
    }

    Explanation explain(String canonicalPath) {
        return Explanation.of(together, trie.matching(canonicalPath));
    }
}
