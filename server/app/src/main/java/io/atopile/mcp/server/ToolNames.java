package io.atopile.mcp.server;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of tools, and what texts may say of them to a client.
 *
 * @param all every tool that exists
 * @param enabled those that can be called on this server
 * @param readOnly those that only read
 * @param listed those that {@code tools/list} returns
 */
record ToolNames(Set<String> all, Set<String> enabled, Set<String> readOnly, Set<String> listed) {

    private static final Pattern NAME = Pattern.compile("(?<![\\w./-])[a-z]+(?:_[a-z0-9]+)+(?![\\w/-]|\\.\\w)");
    private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.;])\\s+(?=[A-Za-z`])");

    /** Before the tools have been created. */
    static final ToolNames NONE = new ToolNames(Set.of(), Set.of(), Set.of(), Set.of());

    ToolNames {
        all = Set.copyOf(all);
        enabled = Set.copyOf(enabled);
        readOnly = Set.copyOf(readOnly);
        listed = Set.copyOf(listed);
    }

    /** Whether a client is shown the tool; tools of other sources always are. */
    boolean isListed(String name) {
        return !all.contains(name) || listed.contains(name);
    }

    /** Removes the sentences, and parts after a semicolon, that name a tool which isn't listed; the first one stays. */
    String keepListed(String text) {
        return keep(text, listed, 1);
    }

    /** Removes the sentences, and parts after a semicolon, that name a tool which can't be called on this server; possibly all. */
    String keepEnabled(String text) {
        return keep(text, enabled, 0);
    }

    /** {@code always} is how many parts stay in any case. */
    private String keep(String text, Set<String> served, int always) {
        var parts = BETWEEN_SENTENCES.split(text);
        var kept = Stream.concat(Stream.of(parts).limit(always), Stream.of(parts).skip(always).filter(part -> findNames(part).allMatch(served::contains)))
                .collect(Collectors.joining(" "));
        return kept.endsWith(";") ? kept.substring(0, kept.length() - 1) + "." : kept;
    }

    /** Says how the tools that a text names, and that aren't listed, are called; empty if all are listed, or if the text says it itself. */
    String explainCalls(String text) {
        var unlisted = findNames(text).filter(name -> enabled.contains(name) && !listed.contains(name)).collect(Collectors.toCollection(TreeSet::new));
        return Stream.of(explainCalls(text, "tools_read", unlisted.stream().filter(readOnly::contains)), explainCalls(text, "tools_call", unlisted.stream().filter(name -> !readOnly.contains(name))))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String explainCalls(String text, String relay, Stream<String> names) {
        var these = names.collect(Collectors.joining(", "));
        return these.isEmpty() || !listed.contains(relay) || text.contains("with " + relay) ? "" : "Call %s with %s.".formatted(these, relay);
    }

    private Stream<String> findNames(String text) {
        return NAME.matcher(text).results().map(MatchResult::group).filter(all::contains);
    }
}
