package io.atopile.mcp.explain;

import io.atopile.mcp.build.AtoToken;
import io.atopile.mcp.dialect.OldNames;
import io.atopile.mcp.explain.Fix.Confidence;
import io.atopile.mcp.explain.SourceRewriter.Piece;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Replaces at once all names in a file that an older version of atopile's library had. */
final class OldNameFix {

    private static final String NOTE = "Older versions of atopile had these names.";
    private static final int NAMED = 4;

    private final OldNames names;
    private final TypeResolver types;
    private final AtoSourceFile source;
    private final boolean certain;
    private final List<Piece> pieces = new ArrayList<>();
    private final Set<Renaming> renamed = new LinkedHashSet<>();

    private record Renaming(String from, String to) {}

    /** @param certain whether types are left as they are whose successor needs more changes than its name */
    private OldNameFix(OldNames names, TypeResolver types, AtoSourceFile source, boolean certain) {
        this.names = names;
        this.types = types;
        this.source = source;
        this.certain = certain;
    }

    /** A file with present names; what was renamed is known for each line. */
    record Renamings(AtoSourceFile source, List<Piece> pieces, List<String> lines) {

        /** Describes in a sentence what was renamed from one line to another. */
        String describe(int first, int last) {
            return source.statements().stream()
                    .flatMap(one -> one.tokens().stream())
                    .filter(token -> first <= token.line() && token.line() <= last)
                    .flatMap(token -> pieces.stream().filter(piece -> piece.start() == token.start()).map(piece -> "`%s` is now `%s`".formatted(token.text(), piece.text())))
                    .distinct()
                    .collect(Collectors.joining(", ", "", "."));
        }
    }

    /** Replaces the old names that need no other change. */
    static Renamings findCertain(OldNames names, TypeResolver types, AtoSourceFile source) {
        var all = new OldNameFix(names, types, source, true);
        all.collect();
        List<Piece> pieces = all.pieces.stream().distinct().toList();
        return new Renamings(source, pieces, SourceRewriter.replacePieces(source, pieces));
    }

    /** Returns the fix if a line has old names; all others of the file are replaced with them. */
    static Optional<Fix> of(DiagnosticContext subject, AtoSourceFile source, int line) {
        return new OldNameFix(subject.dialect().oldNames(), subject.types(), source, false).find(line);
    }

    /** Returns what became of a type that has no direct successor. */
    static Optional<Fix> advise(DiagnosticContext subject, AtoSourceFile source, String name) {
        return subject.dialect()
                .oldNames()
                .findType(name)
                .filter(successor -> successor.name().isEmpty())
                .map(successor -> Fix.ofAdvice(
                        "Replace %s".formatted(name), "It is no longer in the standard library.", source.path(), successor.advice()));
    }

    private void collect() {
        source.statements().forEach(this::renameTypes);
        source.statements().forEach(this::renameMembers);
    }

    private Optional<Fix> find(int line) {
        collect();
        boolean here = pieces.stream().anyMatch(piece -> isOn(piece, line));
        return here ? Optional.of(build()) : Optional.empty();
    }

    private boolean isOn(Piece piece, int line) {
        return source.statements().stream()
                .flatMap(one -> one.tokens().stream())
                .anyMatch(token -> token.line() == line && token.start() == piece.start());
    }

    private Fix build() {
        String title = renamed.stream()
                .limit(NAMED)
                .map(one -> "%s instead of %s".formatted(one.to(), one.from()))
                .collect(Collectors.joining(", ", "Write ", renamed.size() > NAMED ? " and others" : ""));
        String places = pieces.size() > renamed.size() ? " (%d places)".formatted(pieces.size()) : "";
        String advice = renamed.stream()
                .flatMap(one -> names.findType(one.from()).stream())
                .map(OldNames.Successor::advice)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
        Fix fix = Fix.of(title + places, NOTE, advice.isEmpty() ? Confidence.CERTAIN : Confidence.LIKELY, source, SourceRewriter.replacePieces(source, pieces));
        return advice.isEmpty() ? fix : fix.withNeeds(advice);
    }

    private boolean isOldType(String name) {
        return types.findItem(name).isEmpty()
                && names.findType(name).filter(successor -> !certain || successor.advice().isEmpty()).flatMap(OldNames.Successor::name).isPresent()
                && types.findDefinition(new TypeResolver.Named(name, source)).isEmpty();
    }

    private String update(String name) {
        return isOldType(name) ? names.findType(name).flatMap(OldNames.Successor::name).orElse(name) : name;
    }

    private void renameTypes(AtoStatement statement) {
        List<AtoToken> tokens = statement.tokens();
        boolean imports = statement.saying() instanceof StatementNode.Imports(_, var path) && path.isEmpty();
        for (int i = 1; i < tokens.size(); i++) {
            boolean type = imports || tokens.get(i - 1).isWord("new") || tokens.get(i - 1).isWord("from") || tokens.get(i - 1).isSymbol("->");
            if (type && tokens.get(i).kind() == AtoToken.Kind.WORD && isOldType(tokens.get(i).text())) {
                rename(tokens.get(i), tokens.get(i).text(), update(tokens.get(i).text()));
            }
        }
    }

    private void rename(AtoToken token, String from, String to) {
        pieces.add(new Piece(token.start(), token.end(), to));
        renamed.add(new Renaming(from, to));
    }

    private void renameMembers(AtoStatement statement) {
        List<AtoToken> tokens = statement.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            boolean begins = tokens.get(i).kind() == AtoToken.Kind.WORD && (i == 0 || !tokens.get(i - 1).isSymbol("."));
            if (begins && !statement.block().isEmpty() && !(statement.saying() instanceof StatementNode.Opens)) {
                renamePath(new TypeResolver.Named(statement.block(), source), tokens, i);
            }
        }
    }

    /** Follows a path from its first name as long as the types are known. */
    private void renamePath(TypeResolver.Named block, List<AtoToken> tokens, int start) {
        TypeResolver.Named type = block;
        int at = start;
        while (true) {
            AtoToken token = tokens.get(at);
            String name = token.text();
            boolean indexed = at + 3 < tokens.size() && tokens.get(at + 1).isSymbol("[") && tokens.get(at + 3).isSymbol("]");
            Optional<String> present = at == start ? Optional.empty() : findPresent(type, name);
            present.ifPresent(now -> rename(token, name, now));
            String now = present.orElse(indexed ? name + "[" + tokens.get(at + 2).text() + "]" : name);
            TypeResolver.Named owner = new TypeResolver.Named(update(type.name()), type.in());
            Optional<TypeResolver.Named> next = types.resolvePath(owner, TypeResolver.splitPath(now));
            int dot = at + (indexed ? 4 : 1);
            if (next.isEmpty() || dot + 1 >= tokens.size() || !tokens.get(dot).isSymbol(".")) {
                return;
            }
            type = next.get();
            at = dot + 1;
        }
    }

    /** An old member is replaced if its type no longer has it, or if the type is replaced too. */
    private Optional<String> findPresent(TypeResolver.Named type, String name) {
        if (types.findDefinition(type).isPresent()) {
            return Optional.empty();
        }
        var owner = new TypeResolver.Named(update(type.name()), type.in());
        boolean known = types.findItem(owner.name()).isPresent();
        boolean has = types.findMember(owner, name).isPresent() && !isOldType(type.name()) && !certain;
        return known && !has ? names.findMember(owner.name(), name) : Optional.empty();
    }
}
