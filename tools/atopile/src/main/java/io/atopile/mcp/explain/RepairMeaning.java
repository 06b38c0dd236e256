package io.atopile.mcp.explain;

import io.atopile.mcp.build.AtoToken;
import io.atopile.mcp.build.AtoTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks whether what a repair writes also means something: its units are known and fit, its names exist where they are used, and it compares
 * and connects what can be compared and connected. A file can be parsed without that.
 */
final class RepairMeaning {

    /** What is known of a repair. */
    enum Verdict {
        SOUND,
        /** A type is not known here. */
        UNKNOWN,
        WRONG
    }

    private static final Set<String> OPERATORS = Set.of("within", "is", "<", ">");
    private static final Set<String> WORDS = Set.of("within", "is", "to", "new", "True", "False");
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9_]*(?:[eE][0-9]+)?");
    private static final Pattern PATH = Pattern.compile("[A-Za-z_]\\w*(?:\\[\\d+\\])?(?:\\s*\\.\\s*[A-Za-z_]\\w*(?:\\[\\d+\\])?)*");

    private final TypeResolver types;
    private final ProjectSources sources;
    private final AtoSourceFile after;

    private RepairMeaning(TypeResolver types, ProjectSources sources, AtoSourceFile after) {
        this.types = types;
        this.sources = sources;
        this.after = after;
    }

    /** Checks the statements that a repair of a file changes. */
    static Verdict check(DiagnosticContext subject, TypeResolver types, AtoSourceFile before, List<String> repaired) {
        Set<String> kept = before.statements().stream().map(one -> one.block() + "\n" + one.readText(before)).collect(Collectors.toSet());
        AtoSourceFile after = before.withLines(repaired);
        var meaning = new RepairMeaning(types, subject.sources(), after);
        return after.statements().stream()
                .filter(one -> !kept.contains(one.block() + "\n" + one.readText(after)))
                .map(meaning::check)
                .reduce(Verdict.SOUND, RepairMeaning::join);
    }

    private static Verdict join(Verdict one, Verdict other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private Verdict check(AtoStatement statement) {
        var block = new TypeResolver.Named(statement.block(), after);
        return switch (statement.saying()) {
            case StatementNode.Imports(var names, var path) -> checkImport(names, path);
            case StatementNode.Opens(_, var parent) -> parent.map(this::checkType).orElse(Verdict.SOUND);
            case StatementNode.Makes(_, var type) -> checkType(type);
            case StatementNode.Declares(_, var unit, var value) -> join(
                    Units.measure(unit).isPresent() ? Verdict.SOUND : Verdict.WRONG, value.map(given -> checkUnits(given, Units.measure(unit))).orElse(Verdict.SOUND));
            case StatementNode.Assigns(var path, var value) -> checkValue(block, path, value);
            case StatementNode.Asserts(var path, _, var value) -> join(countOperators(statement) == 1 ? Verdict.SOUND : Verdict.WRONG, checkValue(block, path, value));
            case StatementNode.Connects(var ends) -> ends.stream().map(end -> checkEnd(block, end)).reduce(Verdict.SOUND, RepairMeaning::join);
            case StatementNode.Signals _ -> Verdict.SOUND;
            case StatementNode.Else _ -> checkElse(block, statement);
        };
    }

    /** An assertion about an expression has one comparison, and only known names. */
    private Verdict checkElse(TypeResolver.Named block, AtoStatement statement) {
        if (!statement.tokens().getFirst().isWord("assert")) {
            return Verdict.SOUND;
        }
        String expression = statement.readText(after).replaceFirst("^assert\\s+", "");
        return countOperators(statement) == 1 ? join(checkNames(block, expression), checkUnits(expression, Optional.empty())) : Verdict.WRONG;
    }

    private static long countOperators(AtoStatement statement) {
        return statement.tokens().stream().map(AtoToken::text).filter(OPERATORS::contains).count();
    }

    private Verdict checkImport(List<String> names, Optional<String> path) {
        if (path.isEmpty()) {
            return names.stream().allMatch(name -> types.findItem(name).isPresent()) ? Verdict.SOUND : Verdict.UNKNOWN;
        }
        return sources.resolveImport(after, path.get()).filter(file -> file.blocks().containsAll(names)).isPresent() ? Verdict.SOUND : Verdict.UNKNOWN;
    }

    private Verdict checkType(String type) {
        boolean visible = after.blocks().contains(type) || after.imports().anyMatch(one -> one.names().contains(type));
        return visible ? Verdict.SOUND : Verdict.UNKNOWN;
    }

    private Verdict checkValue(TypeResolver.Named block, String path, String value) {
        if (value.startsWith("\"") || value.startsWith("'")) {
            return Verdict.SOUND;
        }
        boolean fresh = !path.contains(".") && types.findMember(block, path).isEmpty();
        Verdict target = fresh ? Verdict.SOUND : join(checkPath(block, path), checkKind(block, path, true));
        return join(join(target, checkNames(block, value)), checkUnits(value, types.findUnit(block, path).flatMap(Units::measure)));
    }

    private Verdict checkEnd(TypeResolver.Named block, String end) {
        String bare = end.replaceFirst("^(?:signal|pin)\\s+.*", "");
        return bare.isEmpty() ? Verdict.SOUND : join(checkPath(block, bare), checkKind(block, bare, false));
    }

    private Verdict checkKind(TypeResolver.Named block, String path, boolean parameter) {
        return types.resolvePath(block, TypeResolver.splitPath(path))
                .map(type -> TypeResolver.isParameter(type) == parameter ? Verdict.SOUND : Verdict.WRONG)
                .orElse(Verdict.SOUND);
    }

    private Verdict checkNames(TypeResolver.Named block, String expression) {
        List<String> paths = new ArrayList<>();
        String bare = expression.replaceAll("\"[^\"]*\"|'[^']*'", "").replaceAll("(?<![\\w.])[0-9][0-9_]*(?:\\.[0-9_]+)?(?:[eE][+-]?[0-9]+)?\\s*[\\p{L}°%]*", " ");
        PATH.matcher(bare).results().map(found -> found.group()).filter(path -> !WORDS.contains(path)).forEach(paths::add);
        return paths.stream().map(path -> join(checkPath(block, path), checkKind(block, path, true))).reduce(Verdict.SOUND, RepairMeaning::join);
    }

    /** A path is wrong if it leaves a type of the project, whose members are all known. */
    private Verdict checkPath(TypeResolver.Named block, String path) {
        TypeResolver.Named type = block;
        for (String name : TypeResolver.splitPath(path)) {
            Optional<TypeResolver.Named> next = types.findMember(type, name);
            if (next.isEmpty()) {
                boolean loop = type.equals(block) && after.statements().stream()
                        .anyMatch(one -> one.tokens().size() > 1 && one.tokens().getFirst().isWord("for") && one.tokens().get(1).isWord(name));
                return !loop && types.isComplete(type) ? Verdict.WRONG : Verdict.UNKNOWN;
            }
            type = next.get();
        }
        return Verdict.SOUND;
    }

    private Verdict checkUnits(String value, Optional<Units.Measure> wanted) {
        List<AtoToken> tokens = AtoTokenizer.of(value);
        boolean product = value.contains("*") || (value.contains("/") && !value.contains("+/-")) || value.contains("(");
        Verdict verdict = Verdict.SOUND;
        for (AtoToken token : tokens) {
            String unit = token.text().replaceFirst("^" + NUMBER.pattern(), "");
            boolean quantity = token.kind() == AtoToken.Kind.WORD && NUMBER.matcher(token.text()).lookingAt() && !unit.isEmpty();
            Optional<Units.Measure> known = Units.measure(unit);
            if (quantity && (known.isEmpty() || (!product && wanted.filter(one -> !Units.isCommensurable(one.base(), known.get().base())).isPresent()))) {
                verdict = Verdict.WRONG;
            }
        }
        return verdict;
    }
}
