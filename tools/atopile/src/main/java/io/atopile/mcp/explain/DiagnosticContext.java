package io.atopile.mcp.explain;

import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.project.Project;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mistake that is to be explained, and all that may be consulted.
 *
 * @param place where it stands now; empty when atopile names no place, or the line is gone
 * @param entry the module at the target's root, as {@code file.ato:Module}
 */
record DiagnosticContext(Diagnostic diagnostic, Optional<Spot> place, String entry, ProjectSources sources, TypeResolver types, AtoToolchain knowledge) {

    /** A place in a source. */
    record Spot(AtoSourceFile source, int line, int column) {

        String text() {
            return source.lines().getText(line);
        }
    }

    Project project() {
        return sources.project();
    }

    String message() {
        return diagnostic.message();
    }

    /** What a pattern finds in the message. */
    Optional<String> findInMessage(Pattern pattern) {
        Matcher found = pattern.matcher(message());
        return found.find() ? Optional.ofNullable(found.group(1)) : Optional.empty();
    }

    /** The source and the name of the entry's module. */
    Optional<TypeResolver.Named> root() {
        int colon = entry.lastIndexOf(':');
        return colon < 0
                ? Optional.empty()
                : sources.findSource(entry.substring(0, colon)).map(source -> new TypeResolver.Named(entry.substring(colon + 1), source));
    }

    /** Every source the design is made of, the entry's first. */
    List<AtoSourceFile> design() {
        return root().map(root -> sources.collectReachable(root.in())).orElse(List.of());
    }
}
