package io.atopile.mcp.explain;

import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.dialect.AtopileDialect;
import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.project.Project;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An error to explain, and the sources of information for it.
 *
 * @param all the build's diagnostics
 * @param place its current location; empty if atopile reports none or the line no longer exists
 * @param target its name
 * @param entry the target's entry, as {@code file.ato:Module}
 */
record DiagnosticContext(
        Diagnostic diagnostic,
        List<Diagnostic> all,
        Optional<Spot> place,
        String target,
        String entry,
        ProjectSources sources,
        TypeResolver types,
        AtoToolchain knowledge) {

    /** A position in a source. */
    record Spot(AtoSourceFile source, int line, int column) {

        String text() {
            return source.lines().getText(line);
        }
    }

    /** Returns the same error at a location that was found here. */
    DiagnosticContext at(Spot found) {
        return new DiagnosticContext(diagnostic, all, Optional.of(found), target, entry, sources, types, knowledge);
    }

    Project project() {
        return sources.project();
    }

    String message() {
        return diagnostic.message();
    }

    /** Returns the first group of a pattern's first match in the message. */
    Optional<String> findInMessage(MessagePattern pattern) {
        return dialect().logs().findGroup(pattern, message());
    }

    AtopileDialect dialect() {
        return SupportedDialects.NEWEST;
    }

    /** Returns the entry's module: its name and its source. */
    Optional<TypeResolver.Named> root() {
        int colon = entry.lastIndexOf(':');
        return colon < 0
                ? Optional.empty()
                : sources.findSource(entry.substring(0, colon)).map(source -> new TypeResolver.Named(entry.substring(colon + 1), source));
    }

    /** Returns all statements of the design, as they apply to its instances. */
    List<PlacedStatement> listStatements() {
        return root().map(root -> PlacedStatement.list(types, root)).orElse(List.of());
    }

    /** Returns the parameters that the message names, as paths from the design's root, without those of the parts that were to be picked. */
    List<String> listNamedParameters() {
        String told = message().replaceFirst("(?s)While picking parts for.*", "");
        return dialect().logs().findGroups(MessagePattern.NAMED_PARAMETER, told).stream()
                .map(path -> path.replaceAll("\\|\\w+", ""))
                .distinct()
                .toList();
    }

    /** Returns the statement at its location. */
    Optional<AtoStatement> findStatement() {
        return place.flatMap(spot -> spot.source().findStatement(spot.line()));
    }

    /** Returns all sources of the design, the entry's first. */
    List<AtoSourceFile> design() {
        return root().map(root -> sources.collectReachable(root.in())).orElse(List.of());
    }

    /** Returns the matching statements of the project's other files, which contain the same mistake. */
    List<ExplanationLocation> listRepeats(AtoSourceFile source, Predicate<AtoStatement> isRepeat, String note) throws InterruptedException {
        return sources.own().stream()
                .filter(other -> !other.path().equals(source.path()))
                .flatMap(other -> other.statements().stream()
                        .filter(isRepeat)
                        .map(one -> ExplanationLocation.of(ExplanationLocation.Role.SAME_MISTAKE, other, one, note)))
                .toList();
    }
}
