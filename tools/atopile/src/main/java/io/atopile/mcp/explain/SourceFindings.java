package io.atopile.mcp.explain;

import io.atopile.mcp.build.AtoToken;
import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.dialect.AtopileDialect;
import io.atopile.mcp.dialect.OldNames;
import io.atopile.mcp.syntax.SyntaxCheck.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what the installed atopile doesn't accept in a source, or doesn't read as it was meant. */
final class SourceFindings {

    private static final Set<String> COMPARISONS = Set.of("<", ">");
    private static final Set<String> PART_ATTRIBUTES = Set.of("footprint", "package", "lcsc_id", "mpn", "partno");
    private static final Pattern PRAGMA = Pattern.compile("^\\s*#pragma\\s+(\\w+)\\(\\s*\"?([^\")]*)\"?\\s*\\)\\s*$");
    private static final Pattern COLUMN = Pattern.compile("^column \\d+: ");

    private final ProjectSources sources;
    private final TypeResolver types;
    private final AtoToolchain toolchain;
    private final AtopileDialect dialect;
    private final Predicate<String> isPackage;

    /** @param isPackage whether an import path belongs to a package that the project depends on */
    SourceFindings(ProjectSources sources, TypeResolver types, AtoToolchain toolchain, AtopileDialect dialect, Predicate<String> isPackage) {
        this.sources = sources;
        this.types = types;
        this.toolchain = toolchain;
        this.dialect = dialect;
        this.isPackage = isPackage;
    }

    /** A finding before its line in the original file is known. */
    private record Found(int line, String code, String problem, String advice) {}

    /** Returns the findings in the order of the file; of a file that can't be parsed only those of its imports. */
    List<SourceFinding> list(SourceRevision revision) throws InterruptedException {
        AtoSourceFile source = revision.current();
        Optional<Fault> fault = toolchain.syntax().check(source.file(), source.text() + "\n").flatMap(faults -> faults.stream().findFirst());
        var found = new ArrayList<Found>();
        listPragmas(source).forEach(found::add);
        listImports(source).forEach(found::add);
        if (source.lines().hasByteOrderMark()) {
            found.add(new Found(1, "byte_order_mark", "The file begins with a byte order mark, which atopile can't read.", "Save it as UTF-8 without one."));
        }
        if (fault.isPresent()) {
            found.add(describe(source, fault.get()));
        } else {
            Stream.of(listTypes(source), listShadowed(source), listParts(source), listMembers(source), listAssertions(source), listUnits(source), listBridges(source)).flatMap(all -> all).forEach(found::add);
        }
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Found::line))
                .map(one -> new SourceFinding(revision.toOriginal(one.line()), one.line(), one.code(), one.problem(), one.advice()))
                .toList();
    }

    /** Builds what an explanation of an error at a place of a source needs. */
    static DiagnosticContext createContext(ProjectSources sources, TypeResolver types, AtoToolchain toolchain, AtoSourceFile source, Diagnostic error) {
        var spot = new DiagnosticContext.Spot(source, error.line().orElse(1), error.column().orElse(1));
        return new DiagnosticContext(error, List.of(error), Optional.of(spot), "", "", sources, types, toolchain);
    }

    /** Returns the tokens that name a type: after {@code new}, {@code from} of a block, and {@code ->}. */
    static Stream<AtoToken> listUsedTypes(AtoSourceFile source) {
        return source.statements().stream()
                .filter(one -> !(one.saying() instanceof StatementNode.Imports))
                .flatMap(one -> IntStream.range(1, one.tokens().size())
                        .filter(i -> one.tokens().get(i - 1).isWord("new") || one.tokens().get(i - 1).isSymbol("->")
                                || (one.saying() instanceof StatementNode.Opens && one.tokens().get(i - 1).isWord("from")))
                        .mapToObj(one.tokens()::get))
                .filter(token -> token.kind() == AtoToken.Kind.WORD);
    }

    static boolean isVisible(AtoSourceFile source, String type) {
        return source.blocks().contains(type) || source.imports().anyMatch(one -> one.names().contains(type));
    }

    /** Whether an assertion has two comparisons. */
    static boolean isChained(AtoStatement statement) {
        return statement.tokens().getFirst().isWord("assert")
                && statement.tokens().stream().filter(token -> COMPARISONS.contains(token.text()) || token.isWord("within") || token.isWord("is")).count() > 1;
    }

    private static Found describe(AtoSourceFile source, Fault fault) {
        int line = Math.clamp(fault.line(), 1, Math.max(1, source.asLines().size()));
        return new Found(line, "syntax_error", "The file can't be parsed: %s.".formatted(COLUMN.matcher(fault.message()).replaceFirst("").replaceFirst("\\.$", "")),
                "Correct this line; the rest of the file could not be examined.");
    }

    private Stream<Found> listPragmas(AtoSourceFile source) {
        List<String> lines = source.asLines();
        return IntStream.range(0, lines.size()).boxed().flatMap(i -> {
            Matcher pragma = PRAGMA.matcher(lines.get(i));
            boolean known = !pragma.matches() || (pragma.group(1).equals("experiment") && dialect.experiments().contains(pragma.group(2)));
            return known ? Stream.empty() : Stream.of(new Found(i + 1, "unknown_pragma", "atopile knows no `%s`.".formatted(lines.get(i).strip()),
                    "Delete the line if nothing in the file depends on it; the experiments of earlier versions are part of the language now."));
        });
    }

    private List<Found> listImports(AtoSourceFile source) throws InterruptedException {
        var found = new ArrayList<Found>();
        for (AtoStatement statement : source.statements()) {
            if (statement.saying() instanceof StatementNode.Imports(var names, var path)) {
                found.addAll(path.isPresent() ? checkFile(source, statement, names, path.get()).stream().toList() : checkLibrary(statement, names));
            }
        }
        return found;
    }

    private Optional<Found> checkFile(AtoSourceFile source, AtoStatement statement, List<String> names, String path) throws InterruptedException {
        if (!path.endsWith(".ato")) {
            return Optional.empty();
        }
        Optional<AtoSourceFile> file = sources.resolveImport(source, path);
        if (file.isEmpty() && isPackage.test(path)) {
            return Optional.empty();
        }
        if (file.isEmpty()) {
            return Optional.of(new Found(statement.line(), "unknown_file", "There is no file `%s` in the project, and no installed package has it.".formatted(path), adviseFile(names)));
        }
        List<String> missing = names.stream().filter(name -> !isVisible(file.get(), name)).toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(statement.line(), "unknown_import", "`%s` defines no %s.".formatted(path, String.join(", ", missing)),
                        "It defines %s.".formatted(file.get().blocks().isEmpty() ? "nothing" : String.join(", ", file.get().blocks()))));
    }

    private String adviseFile(List<String> names) throws InterruptedException {
        List<String> defining = sources.own().stream().filter(other -> other.blocks().containsAll(names)).map(AtoSourceFile::path).toList();
        return defining.isEmpty()
                ? "Find the package that has it with packages_search and install it with packages_install, or write the module."
                : "%s defined in %s; decide whether that is meant.".formatted(names.size() == 1 ? names.getFirst() + " is" : String.join(", ", names) + " are", String.join(", ", defining));
    }

    private List<Found> checkLibrary(AtoStatement statement, List<String> names) {
        return names.stream()
                .filter(name -> types.findItem(name).isEmpty() && !dialect.specialMembers().contains(name))
                .map(name -> describeType(statement.line(), name))
                .toList();
    }

    private Found describeType(int line, String name) {
        Optional<OldNames.Successor> successor = dialect.oldNames().findType(name);
        String advice = successor.map(known -> (known.name().map("Write %s. "::formatted).orElse("") + known.advice()).strip())
                .orElseGet(() -> suggest(name));
        return successor.isPresent()
                ? new Found(line, "removed_type", "The library no longer has `%s`.".formatted(name), advice)
                : new Found(line, "unknown_import", "The standard library has no `%s`.".formatted(name), advice);
    }

    private String suggest(String name) {
        List<SimilarName> nearest = SimilarName.to(name, types.listItems());
        return nearest.isEmpty() ? "stdlib_list shows what it has." : "The closest name is %s.".formatted(nearest.getFirst().name());
    }

    private Stream<Found> listTypes(AtoSourceFile source) {
        return listUsedTypes(source)
                .filter(token -> !isVisible(source, token.text()))
                .map(token -> dialect.oldNames().findType(token.text()).isPresent()
                        ? describeType(token.line(), token.text())
                        : new Found(token.line(), "unknown_name", "The file neither imports nor defines `%s`.".formatted(token.text()), "Import it, or write what is meant."));
    }

    /** A type of the project that has the name of one of the library: in its own file, {@code new} makes the library's. */
    private Stream<Found> listShadowed(AtoSourceFile source) {
        Set<String> made = listUsedTypes(source).map(AtoToken::text).collect(Collectors.toSet());
        return source.statements().stream()
                .filter(one -> one.saying() instanceof StatementNode.Opens(var name, _) && made.contains(name) && types.findItem(name).isPresent())
                .map(one -> new Found(one.line(), "shadowed_type", "The standard library has a type named `%s` too, and `new %s` in this file makes that one.".formatted(one.block(), one.block()),
                        "Give the type of this file another name, wherever it is used."));
    }

    /** Components that say by attributes which part they are; atopile needs a part with a footprint instead. */
    private Stream<Found> listParts(AtoSourceFile source) {
        return source.statements().stream()
                .filter(one -> one.saying() instanceof StatementNode.Opens && one.tokens().getFirst().isWord("component"))
                .filter(one -> hasAttribute(source, one.block()) && !hasPart(source, one.block()))
                .map(one -> new Found(one.line(), "part_by_attributes",
                        "`%s` says by attributes which part it is. atopile no longer reads a footprint from them, so it isn't placed on the board.".formatted(one.block()),
                        "Create the part with parts_install, or with parts_install_online from its supplier's number, and let the component be `%s from` that part.".formatted(one.block())));
    }

    private static boolean hasAttribute(AtoSourceFile source, String block) {
        return source.listStatements(block, StatementNode.Assigns.class).anyMatch(one -> PART_ATTRIBUTES.contains(((StatementNode.Assigns) one.saying()).path()));
    }

    private boolean hasPart(AtoSourceFile source, String block) {
        boolean own = source.statements().stream()
                .filter(one -> one.block().equals(block) && one.tokens().getFirst().isWord("trait"))
                .anyMatch(one -> one.tokens().stream().anyMatch(token -> token.isWord("is_atomic_part")));
        return own || source.findParent(block)
                .filter(parent -> types.findDefinition(new TypeResolver.Named(parent, source)).map(file -> hasPart(file, parent)).orElse(true))
                .isPresent();
    }

    private Stream<Found> listMembers(AtoSourceFile source) {
        return source.statements().stream().filter(one -> !one.block().isEmpty()).flatMap(one -> {
            var block = new TypeResolver.Named(one.block(), source);
            return switch (one.saying()) {
                case StatementNode.Assigns(var path, _) -> checkMember(block, one, path).stream();
                case StatementNode.Asserts(var path, _, _) -> checkMember(block, one, path).stream();
                case StatementNode.Connects(var ends) -> ends.stream().flatMap(end -> checkMember(block, one, end.replaceFirst("^(?:signal|pin)\\s+.*", "")).stream());
                case StatementNode.Imports _, StatementNode.Opens _, StatementNode.Makes _, StatementNode.Declares _, StatementNode.Signals _, StatementNode.Else _ -> Stream.empty();
            };
        });
    }

    /** Follows a path as long as the types are known; a first name that isn't declared may be declared here. */
    private Optional<Found> checkMember(TypeResolver.Named block, AtoStatement statement, String path) {
        List<String> names = TypeResolver.splitPath(path);
        TypeResolver.Named type = block;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Optional<TypeResolver.Named> next = types.findMember(type, name);
            if (next.isEmpty()) {
                boolean unknown = i > 0 && !TypeResolver.isParameter(type) && types.isComplete(type) && name.matches("[A-Za-z_]\\w*(?:\\[\\d+])?") && !isSpecial(name);
                return unknown ? Optional.of(describeMember(statement.line(), names.subList(0, i), type, name)) : Optional.empty();
            }
            type = next.get();
        }
        return Optional.empty();
    }

    private boolean isSpecial(String name) {
        return dialect.specialMembers().contains(name) || types.findItem(name).isPresent();
    }

    private Found describeMember(int line, List<String> owner, TypeResolver.Named type, String name) {
        Map<String, TypeResolver.Named> members = new LinkedHashMap<>(types.listMembers(type));
        List<SimilarName> nearest = SimilarName.to(name, members.keySet());
        String has = members.isEmpty() ? "It has no members." : "It has %s.".formatted(String.join(", ", members.keySet().stream().limit(12).toList()));
        return new Found(line, "unknown_field", "`%s`, of type `%s`, has no member `%s`.".formatted(String.join(".", owner), type.name(), name),
                nearest.isEmpty() ? has : "The closest name is %s. %s".formatted(nearest.getFirst().name(), has));
    }

    private static Stream<Found> listAssertions(AtoSourceFile source) {
        return source.statements().stream()
                .filter(SourceFindings::isChained)
                .map(one -> new Found(one.line(), "chained_comparison", "The assertion has more than one comparison, and atopile accepts one.", "Write an assertion for each, or a range with `within`."));
    }

    private Stream<Found> listUnits(AtoSourceFile source) {
        return BadUnit.listUnknown(source).entrySet().stream()
                .map(entry -> new Found(entry.getKey(), "bad_unit", "atopile knows no unit `%s`.".formatted(entry.getValue()), "Write the unit that is meant, such as ohm, V, A, F, Hz or dimensionless."));
    }

    private Stream<Found> listBridges(AtoSourceFile source) {
        return source.statements().stream()
                .filter(one -> one.tokens().stream().anyMatch(token -> token.isSymbol("~")) && one.readText(source).matches("(?s).*(?:~>|<~).*"))
                .flatMap(one -> NotBridgeable.findInside(types, source, one).stream()
                        .map(end -> new Found(one.line(), "not_bridgeable", "`~>` goes through `%s`, which has no trait `can_bridge`.".formatted(end),
                                "Give its module `trait can_bridge_by_name` with the names of its two sides, or connect them with `~`.")));
    }
}
