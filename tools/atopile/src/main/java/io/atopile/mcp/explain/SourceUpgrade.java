package io.atopile.mcp.explain;

import io.atopile.mcp.build.AtoToken;
import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.dialect.AtopileDialect;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.explain.SourceRewriter.Piece;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.hashline.DiffHunk;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.syntax.SyntaxCheck.Fault;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Carries a project's sources over to the installed atopile: imports, syntax, names of the library and units, in this order. A change is made only
 * if it has a single meaning; what else atopile wouldn't accept is found and left as it is.
 */
public final class SourceUpgrade {

    private static final int ROUNDS = 12;
    private static final Pattern SEVERAL = Pattern.compile("^(\\s*(?:from\\s+(?:\"[^\"]*\"|'[^']*')\\s+)?import\\s+)(\\w+(?:\\s*,\\s*\\w+)+)\\s*?;?(\\s*#.*)?\\s*$");
    private static final Pattern LITERAL = Pattern.compile("[+-]?[0-9].*");
    private static final Pattern COLUMN = Pattern.compile("^column (\\d+)");
    private static final String ONE_IMPORT = "Each import has a line of its own; several on one line are deprecated.";
    private static final String IMPORTS = "The file stands before `import`, and the standard library is imported without a file.";
    private static final String LITERAL_ASSERTION = "A parameter is compared with a literal by `within`; `is` with a literal is deprecated.";

    private final ProjectSources sources;
    private final TypeResolver types;
    private final AtoToolchain toolchain;
    private final Predicate<String> isOwn;
    private final Predicate<String> isPackage;
    private final AtopileDialect dialect = SupportedDialects.NEWEST;

    private SourceUpgrade(ProjectSources sources, TypeResolver types, AtoToolchain toolchain, Predicate<String> isOwn, Predicate<String> isPackage) {
        this.sources = sources;
        this.types = types;
        this.toolchain = toolchain;
        this.isOwn = isOwn;
        this.isPackage = isPackage;
    }

    /**
     * Returns every source of a project with the steps and findings for it.
     *
     * @param isOwn selects the files, by their paths relative to the project's root
     * @param isPackage whether an import path belongs to a package that the project depends on, which may not be installed yet
     * @throws InterruptedException if the caller stops waiting
     */
    public static List<UpgradedSource> plan(
            Project project, ProjectBoundary scope, AtoToolchain toolchain, Predicate<String> isOwn, Predicate<String> isPackage) throws InterruptedException {
        var sources = new ProjectSources(project, scope);
        var types = new TypeResolver(sources, toolchain.library().orElse(List.of()));
        return new SourceUpgrade(sources, types, toolchain, isOwn, isPackage).plan();
    }

    private List<UpgradedSource> plan() throws InterruptedException {
        var revisions = new ArrayList<SourceRevision>();
        for (AtoSourceFile source : sources.own()) {
            if (isOwn.test(source.path())) {
                var revision = new SourceRevision(source);
                rewriteImports(revision);
                repairSyntax(revision);
                sources.replace(revision.current());
                revisions.add(revision);
            }
        }
        for (SourceRevision revision : revisions) {
            findMovedFiles(revision);
            renameTypes(revision);
            addImports(revision);
            correctUnits(revision);
            rewriteAssertions(revision);
            sources.replace(revision.current());
        }
        var upgraded = new ArrayList<UpgradedSource>();
        for (SourceRevision revision : revisions) {
            upgraded.add(revision.finish(new SourceFindings(sources, types, toolchain, dialect, isPackage).list(revision)));
        }
        return upgraded;
    }

    private void rewriteImports(SourceRevision revision) {
        AtoSourceFile source = revision.current();
        Predicate<String> exists = path -> sources.hasOwnFile(source, path);
        replaceImports(revision, line -> ImportRepairs.rewrite(line, dialect.oldNames().folder(), exists), IMPORTS);
        replaceImports(revision, SourceUpgrade::splitImport, ONE_IMPORT);
    }

    /** Changes lines that are imports, and not those that only look like it, as in a text. */
    private static void replaceImports(SourceRevision revision, UnaryOperator<List<String>> change, String reason) {
        AtoSourceFile source = revision.current();
        Set<Integer> imports = source.statements().stream()
                .filter(one -> one.saying() instanceof StatementNode.Imports)
                .map(AtoStatement::line)
                .collect(Collectors.toSet());
        List<String> lines = source.asLines();
        List<String> changed = IntStream.rangeClosed(1, lines.size())
                .mapToObj(line -> imports.contains(line) ? change.apply(List.of(lines.get(line - 1))) : List.of(lines.get(line - 1)))
                .flatMap(List::stream)
                .toList();
        revision.apply(SourceStep.Kind.IMPORT, changed, _ -> reason);
    }

    private static List<String> splitImport(List<String> line) {
        Matcher several = SEVERAL.matcher(line.getFirst());
        if (!several.matches()) {
            return line;
        }
        var lines = new ArrayList<String>();
        for (String name : several.group(2).split("\\s*,\\s*", -1)) {
            lines.add(several.group(1) + name + (lines.isEmpty() && several.group(3) != null ? several.group(3) : ""));
        }
        return lines;
    }

    /** Applies the repairs of syntax errors that have no rival, as long as there are some. */
    private void repairSyntax(SourceRevision revision) throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            AtoSourceFile source = revision.current();
            Optional<Fault> first = toolchain.syntax().check(source.file(), source.text() + "\n").flatMap(faults -> faults.stream().findFirst());
            if (first.isEmpty() || first.get().line() > source.asLines().size()) {
                return;
            }
            Optional<Fix> fix = SyntaxError.explain(locate(source, first.get())).fixes().stream().findFirst().filter(SourceUpgrade::isCertain);
            if (fix.isEmpty()) {
                return;
            }
            String reason = "%s: %s".formatted(fix.get().title(), fix.get().why());
            revision.apply(SourceStep.Kind.SYNTAX, fix.get().lines().orElseThrow(), _ -> reason);
        }
    }

    private static boolean isCertain(Fix fix) {
        return fix.confidence() == Fix.Confidence.CERTAIN && fix.lines().isPresent() && fix.needs().isEmpty();
    }

    private DiagnosticContext locate(AtoSourceFile source, Fault fault) {
        Matcher found = COLUMN.matcher(fault.message());
        int column = found.find() ? Integer.parseInt(found.group(1)) : 1;
        String message = fault.message().replaceFirst("^column \\d+: ", "");
        return createContext(source, "syntax_error", message, fault.line(), column);
    }

    private DiagnosticContext createContext(AtoSourceFile source, String code, String message, int line, int column) {
        return SourceFindings.createContext(sources, types, toolchain, source, new Diagnostic(
                Optional.of(source.path()), Optional.of(line), Optional.of(column), "", code, message, Optional.empty()));
    }

    /** Corrects the path of an import whose file isn't there, if a single file of that name defines what is imported. */
    private void findMovedFiles(SourceRevision revision) throws InterruptedException {
        AtoSourceFile source = revision.current();
        var lines = new ArrayList<>(source.asLines());
        for (AtoStatement statement : source.statements()) {
            if (statement.saying() instanceof StatementNode.Imports(var names, var path) && path.isPresent() && !isPackage.test(path.get()) && sources.resolveImport(source, path.get()).isEmpty()) {
                List<String> found = findDefinitions(source, names, path.get());
                if (found.size() == 1) {
                    lines.set(statement.line() - 1, lines.get(statement.line() - 1).replace(path.get(), found.getFirst()));
                }
            }
        }
        revision.apply(SourceStep.Kind.IMPORT, lines, _ -> "The file isn't where it is imported from; the only file of that name which defines the import is elsewhere.");
        sources.replace(revision.current());
    }

    private List<String> findDefinitions(AtoSourceFile importer, List<String> names, String path) throws InterruptedException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return sources.own().stream()
                .filter(other -> !other.path().equals(importer.path()) && isOwn.test(other.path()))
                .filter(other -> other.path().substring(other.path().lastIndexOf('/') + 1).equals(name) && other.blocks().containsAll(names))
                .map(other -> UnknownFile.toImportPath(sources.project(), other))
                .toList();
    }

    private void renameTypes(SourceRevision revision) {
        AtoSourceFile source = revision.current();
        OldNameFix.Renamings renamings = OldNameFix.findCertain(dialect.oldNames(), types, source);
        revision.apply(SourceStep.Kind.NAME, renamings.lines(), hunk -> renamings.describe(hunk.oldBefore() + 1, hunk.oldBefore() + hunk.oldCount()));
        sources.replace(revision.current());
    }

    /** Imports the types of the library that are used without an import. */
    private void addImports(SourceRevision revision) {
        AtoSourceFile source = revision.current();
        var missing = new LinkedHashSet<String>();
        SourceFindings.listUsedTypes(source)
                .map(AtoToken::text)
                .filter(name -> !SourceFindings.isVisible(source, name) && types.findItem(name).isPresent())
                .forEach(missing::add);
        var lines = new ArrayList<>(source.asLines());
        lines.addAll(SourceRewriter.findImportLine(source), missing.stream().map("import "::concat).toList());
        revision.apply(SourceStep.Kind.IMPORT, lines, _ -> "The standard library defines it, and the file uses it without an import.");
        sources.replace(revision.current());
    }

    /** Corrects the declarations first, from which the units of the values follow. */
    private void correctUnits(SourceRevision revision) {
        correctUnits(revision, BadUnit.listDeclared(revision.current()));
        correctUnits(revision, BadUnit.listCertain(types, revision.current()));
    }

    private void correctUnits(SourceRevision revision, List<Piece> pieces) {
        AtoSourceFile source = revision.current();
        revision.apply(
                SourceStep.Kind.UNIT,
                SourceRewriter.replacePieces(source, pieces),
                hunk -> "atopile has no unit of that name; %s.".formatted(describeUnits(source, pieces, hunk)));
        sources.replace(revision.current());
    }

    private static String describeUnits(AtoSourceFile source, List<Piece> pieces, DiffHunk hunk) {
        return pieces.stream()
                .filter(piece -> hunk.oldBefore() < countLine(source, piece) && countLine(source, piece) <= hunk.oldBefore() + hunk.oldCount())
                .map(piece -> "`%s` is written `%s`".formatted(source.text().substring(piece.start(), piece.end()), piece.text()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static long countLine(AtoSourceFile source, Piece piece) {
        return source.text().substring(0, piece.start()).chars().filter(character -> character == '\n').count() + 1;
    }

    private void rewriteAssertions(SourceRevision revision) {
        AtoSourceFile source = revision.current();
        var pieces = new ArrayList<Piece>();
        for (AtoStatement statement : source.statements()) {
            if (statement.saying() instanceof StatementNode.Asserts(_, var operator, var value) && operator.equals("is") && LITERAL.matcher(value).matches()) {
                statement.tokens().stream().filter(token -> token.isWord("is")).findFirst().ifPresent(token -> pieces.add(new Piece(token.start(), token.end(), "within")));
            }
        }
        revision.apply(SourceStep.Kind.SYNTAX, SourceRewriter.replacePieces(source, pieces), _ -> LITERAL_ASSERTION);
        rewriteChained(revision);
    }

    /** Rewrites from the last to the first, because a rewritten assertion may be two lines long. */
    private void rewriteChained(SourceRevision revision) {
        for (AtoStatement statement : revision.current().statements().reversed()) {
            if (SourceFindings.isChained(statement)) {
                DiagnosticContext subject = createContext(revision.current(), "chained_comparison", "", statement.line(), statement.column());
                ChainedComparison.explain(subject).fixes().stream()
                        .findFirst()
                        .filter(SourceUpgrade::isCertain)
                        .ifPresent(fix -> revision.apply(SourceStep.Kind.SYNTAX, fix.lines().orElseThrow(), _ -> "%s: %s".formatted(fix.title(), fix.why())));
            }
        }
    }
}
